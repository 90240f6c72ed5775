# wrong (test_without_val2idx): fastcore's function under another name
# says: leaves the work to L\.val2idx
from fastcore.basics import val2idx as v2i


def my_val2idx(items):
    return v2i(items)
