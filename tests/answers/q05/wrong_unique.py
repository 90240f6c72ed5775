# wrong (test_last_index_counts): made unique first
# says: repeats were removed first
def my_val2idx(items):
    return {v: i for i, v in enumerate(L(items).unique())}
