# wrong (test_ints_like_range): calls len whatever it gets
# says: An int has no length
def my_range(a, b=None, step=None):
    return L(range(len(a)))
