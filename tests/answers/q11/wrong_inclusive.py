# wrong (test_ints_like_range): the end is included
# says: As in range, b itself is not in it
def my_range(a, b=None, step=None):
    if hasattr(a, "__len__"):
        return L(range(len(a)))
    if b is None:
        return L(range(a))
    return L(range(a, b + 1, step or 1))
