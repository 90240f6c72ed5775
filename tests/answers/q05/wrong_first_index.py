# wrong (test_last_index_counts): the first index
def my_val2idx(items):
    items = list(items)
    return {v: items.index(v) for v in items}
