# wrong (test_each_call_anew, test_last_index_counts, test_without_val2idx): one dict for all calls
# says: an earlier call were remembered
def my_val2idx(items, found={}):
    for i, v in enumerate(items):
        found[v] = i
    return found
