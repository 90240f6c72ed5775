# wrong (test_ints_like_range): calls len whatever it gets
def my_range(a, b=None, step=None):
    return L(range(len(a)))
