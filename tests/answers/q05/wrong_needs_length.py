# wrong (test_any_iterable): goes by length and index
# says: Any iterable should work
def my_val2idx(items):
    return {items[i]: i for i in range(len(items))}
