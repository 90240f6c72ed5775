# wrong (test_indices_of_a_collection): goes through the items to number them
# says: It looks into the collection by number
def my_range(a, b=None, step=None):
    if hasattr(a, "__len__"):
        return L(i for i, _ in enumerate(a[k] for k in range(len(a))))
    return L(range(*[n for n in (a, b, step) if n is not None]))
