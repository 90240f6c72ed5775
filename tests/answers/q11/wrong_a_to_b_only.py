# wrong (test_ints_like_range): counts from 0 whatever a is
# says: should give what range
def my_range(a, b=None, step=None):
    n = a if isinstance(a, int) else len(a)
    return L(range(0, n if b is None else b, step or 1))
