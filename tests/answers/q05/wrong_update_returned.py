# wrong (test_each_value_to_its_index): what update returns
# says: `update` changes its dict and returns None
def my_val2idx(items):
    return {}.update((v, i) for i, v in enumerate(items))
