# wrong (test_leaves_items_alone): changes the L that it is given
def my_map(items, f, *args, **kwargs):
    items = L(items)
    for i, o in enumerate(items):
        items[i] = f(*args, o, **kwargs) if callable(f) else f.format(o) if isinstance(f, str) else f[o]
    return items
