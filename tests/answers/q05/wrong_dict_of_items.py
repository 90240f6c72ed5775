# wrong (test_each_value_to_its_index): dict of the values
# says: takes pairs of a key and a value
def my_val2idx(items):
    return dict(items)
