# wrong (test_many): searches the list for each value
def my_val2idx(items):
    items = list(items)
    return {v: len(items) - 1 - items[::-1].index(v) for v in items}
