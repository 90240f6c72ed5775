# wrong (test_indices_of_a_collection): only lists and L are taken for collections
# says: Python's range takes ints only
def my_range(a, b=None, step=None):
    if isinstance(a, (list, L)):
        a = len(a)
    return L(range(*[n for n in (a, b, step) if n is not None]))
