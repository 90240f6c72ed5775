# right: a helper of the same name that the cell defines itself
def val2idx(x):
    return {v: k for k, v in enumerate(x)}


def my_val2idx(items):
    return val2idx(items)
