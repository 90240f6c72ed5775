# wrong (test_does_it_itself): fastcore's first
# says: fastcore
from fastcore.basics import first


def my_first(xs, f=None):
    return first(xs, f)
