# wrong (test_indices_of_a_collection): returns a list
# says: Return an L\. This is a list
def my_range(a, b=None, step=None):
    a = len(a) if hasattr(a, "__len__") else a
    return list(range(*[n for n in (a, b, step) if n is not None]))
