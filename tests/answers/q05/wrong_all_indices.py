# wrong (test_each_value_to_its_index): all indices of each value
# says: several indices for each value
def my_val2idx(items):
    found = {}
    for i, v in enumerate(items):
        found.setdefault(v, []).append(i)
    return found
