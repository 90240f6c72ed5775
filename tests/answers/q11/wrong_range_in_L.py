# wrong (test_indices_of_a_collection): an L that holds a range
# says: This is an L with one range in it\.
def my_range(a, b=None, step=None):
    a = len(a) if hasattr(a, "__len__") else a
    return L([range(*[n for n in (a, b, step) if n is not None])])
