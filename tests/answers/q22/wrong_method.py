# wrong (test_made_from_other_functions): the tensor's own method, through a helper
# says: leaves the work to torch\.logsumexp
def helper(x):
    return x.logsumexp(-1)


def logsumexp(x):
    return helper(x)
