# wrong (test_each_value_to_its_index): counts
# says: These are counts
from collections import Counter


def my_val2idx(items):
    return Counter(items)
