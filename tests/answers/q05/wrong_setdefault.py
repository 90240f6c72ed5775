# wrong (test_last_index_counts): keeps what is there already
# says: has its first index here
def my_val2idx(items):
    found = {}
    for i, v in enumerate(items):
        found.setdefault(v, i)
    return found
