# wrong (test_ints_like_range): ignores step
# says: The step is ignored
def my_range(a, b=None, step=None):
    a = len(a) if hasattr(a, "__len__") else a
    return L(range(a)) if b is None else L(range(a, b))
