# wrong (test_does_it_itself): fastcore's first, as an attribute
# says: fastcore
import fastcore.basics as fc


def my_first(xs, f=None):
    return fc.first(xs, f)
