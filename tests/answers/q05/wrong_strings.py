# wrong (test_values_of_any_type): keys as strings
# says: keys were made strings
def my_val2idx(items):
    return {str(v): i for i, v in enumerate(items)}
