# wrong (test_each_value_to_its_index): the whole list as one key
# says: whole collection is one key
def my_val2idx(items):
    return {tuple(items): 0}
