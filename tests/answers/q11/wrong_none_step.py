# wrong (test_ints_like_range): hands None on to range
# says: range takes no None
def my_range(a, b=None, step=None):
    if not isinstance(a, int):
        return L(range(len(a)))
    return L(range(a)) if b is None else L(range(a, b, step))
