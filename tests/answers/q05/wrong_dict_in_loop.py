# wrong (test_each_value_to_its_index): a new dict in every turn
# says: Only the last value is there\. Make the dict once
def my_val2idx(items):
    found = {}
    for i, v in enumerate(items):
        found = {}
        found[v] = i
    return found
