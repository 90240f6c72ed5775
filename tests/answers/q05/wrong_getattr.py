# wrong (test_without_val2idx): by way of getattr
# says: leaves the work to L\.val2idx
def my_val2idx(items):
    return getattr(L(list(items)), "val2idx")()
