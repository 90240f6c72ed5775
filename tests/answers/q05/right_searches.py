# right: searches the list from the back for each value, slowly
def my_val2idx(items):
    items = list(items)
    return {v: len(items) - 1 - items[::-1].index(v) for v in items}
