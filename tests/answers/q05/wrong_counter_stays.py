# wrong (test_each_value_to_its_index): every value gets the length
# says: Every value has the same index
def my_val2idx(items):
    items = list(items)
    return {v: len(items) for v in items}
