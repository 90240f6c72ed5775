# wrong (test_anything_with_a_length): a string is taken for no collection
def my_range(a, b=None, step=None):
    if hasattr(a, "__len__") and not isinstance(a, (str, bytes)): return L(range(len(a)))
    return L(range(*(o for o in (a, b, step) if o is not None)))
