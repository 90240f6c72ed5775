# wrong (test_last_index_counts): the first index
# says: has its first index here
def my_val2idx(items):
    items = list(items)
    return {v: items.index(v) for v in items}
