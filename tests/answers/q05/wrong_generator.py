# wrong (test_each_value_to_its_index): a generator of pairs
# says: pairs that are still to come
def my_val2idx(items):
    return ((v, i) for i, v in enumerate(items))
