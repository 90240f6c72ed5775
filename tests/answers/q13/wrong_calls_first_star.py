# wrong (test_does_it_itself): fastcore's first, by a star import and a helper
# says: fastcore
from fastcore.all import *

find = first


def my_first(xs, f=None):
    return find(xs, f)
