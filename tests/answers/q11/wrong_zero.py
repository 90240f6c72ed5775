# wrong (test_zero_and_negative): takes b=0 for no b at all
# says: b=.* is taken for no b at all, as
def my_range(a, b=None, step=None):
    a = len(a) if hasattr(a, "__len__") else a
    if b:
        return L(range(a, b, step or 1))
    return L(range(a))
