# wrong (test_indices_of_a_collection): counts from 1
# says: Indices start at .*: the last is len\(a\) -
def my_range(a, b=None, step=None):
    if hasattr(a, "__len__"):
        return L(range(1, len(a) + 1))
    return L(range(*[n for n in (a, b, step) if n is not None]))
