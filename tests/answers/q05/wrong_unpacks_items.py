# wrong (test_each_value_to_its_index): enumerate is forgotten
# says: `enumerate\(items\)` gives pairs to unpack
def my_val2idx(items):
    return {v: i for i, v in items}
