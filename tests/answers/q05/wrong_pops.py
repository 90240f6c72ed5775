# wrong (test_items_stay): the list that is given is emptied
# says: has changed
def my_val2idx(items):
    items = items if isinstance(items, list) else list(items)
    d = {}
    while items:
        o = items.pop()
        d.setdefault(o, len(items))
    return d
