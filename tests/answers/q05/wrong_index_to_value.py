# wrong (test_each_value_to_its_index): index to value
# says: from index to value\. It should go the other way
def my_val2idx(items):
    return {i: v for i, v in enumerate(items)}
