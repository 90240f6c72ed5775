# right: from a list and a set
def my_val2idx(items):
    items = [*items]
    n = len(items)
    return {v: n - 1 - items[::-1].index(v) for v in set(items)}
