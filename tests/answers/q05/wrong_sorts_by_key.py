# wrong (test_each_value_to_its_index): sorts the values, repeats and all
# says: values were sorted first
def my_val2idx(items):
    return {v: i for i, v in enumerate(sorted(items))}
