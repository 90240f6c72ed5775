# wrong (test_nothing): no dict for no items
# says: It returns None
def my_val2idx(items):
    items = list(items)
    if not items:
        return None
    return {v: i for i, v in enumerate(items)}
