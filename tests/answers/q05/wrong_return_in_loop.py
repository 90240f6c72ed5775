# wrong (test_each_value_to_its_index): return inside the loop
# says: Only the first value is there.*return inside the loop
def my_val2idx(items):
    found = {}
    for i, v in enumerate(items):
        found[v] = i
        return found
    return found
