# wrong (test_each_value_to_its_index, test_drawn_values): a set, which has no order
# says: belong to another order of the values
def my_val2idx(items):
    return {v: i for i, v in enumerate(set(items))}
