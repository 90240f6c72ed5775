# wrong (test_each_value_to_its_index): a list in place of a dict
# says: A list takes only numbers as indices
def my_val2idx(items):
    found = []
    for i, v in enumerate(items):
        found[v] = i
    return found
