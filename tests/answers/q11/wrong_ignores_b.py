# wrong (test_ints_like_range): ignores b and step
# says: b is ignored
def my_range(a, b=None, step=None):
    return L(range(len(a) if hasattr(a, "__len__") else a))
