# wrong (test_without_val2idx): fastcore's function under another name
from fastcore.basics import val2idx as v2i


def my_val2idx(items):
    return v2i(items)
