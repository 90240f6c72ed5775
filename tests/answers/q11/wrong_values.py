# wrong (test_indices_of_a_collection): the collection's values
# says: These are the items
def my_range(a, b=None, step=None):
    if hasattr(a, "__len__"):
        return L(a)
    return L(range(*[n for n in (a, b, step) if n is not None]))
