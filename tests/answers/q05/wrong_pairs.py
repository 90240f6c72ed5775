# wrong (test_each_value_to_its_index): a list of pairs
# says: right pairs, but in a list
def my_val2idx(items):
    return [(v, i) for i, v in enumerate(items)]
