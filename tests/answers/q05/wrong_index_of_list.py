# wrong (test_any_iterable, test_last_index_counts): index, which only lists have
# says: has its first index here
def my_val2idx(items):
    return {v: items.index(v) for v in items}
