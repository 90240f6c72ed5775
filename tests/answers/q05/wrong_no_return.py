# wrong (test_each_value_to_its_index): no return
# says: It returns None
def my_val2idx(items):
    found = {}
    for i, v in enumerate(items):
        found[v] = i
