# wrong (test_does_it_itself): leaves it to fastcore's range_of
# says: Your code leaves the work to L\.range
from fastcore.basics import range_of as indices


def my_range(a, b=None, step=None):
    return L(indices(a, b, step))
