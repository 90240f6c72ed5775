# wrong (test_without_val2idx): L's own
def my_val2idx(items):
    return L(items).val2idx()
