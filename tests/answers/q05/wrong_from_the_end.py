# wrong (test_each_value_to_its_index): counts from the end
# says: count from the end
def my_val2idx(items):
    return {v: i for i, v in enumerate(reversed(list(items)))}
