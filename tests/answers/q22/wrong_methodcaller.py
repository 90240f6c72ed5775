# wrong (test_made_from_other_functions): the tensor's own method, called in a way that hides its name
# says: leaves the work to torch\.logsumexp
from operator import methodcaller

named = methodcaller("log" + "sumexp", -1)


def logsumexp(x):
    return named(x)
