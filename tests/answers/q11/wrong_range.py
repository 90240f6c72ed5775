# wrong (test_indices_of_a_collection): returns a range
# says: Return an L\. This is a range
def my_range(a, b=None, step=None):
    a = len(a) if hasattr(a, "__len__") else a
    return range(*[n for n in (a, b, step) if n is not None])
