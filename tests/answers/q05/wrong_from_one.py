# wrong (test_each_value_to_its_index): counts from 1
# says: start at 1\. The first index is 0
def my_val2idx(items):
    return {v: i for i, v in enumerate(items, 1)}
