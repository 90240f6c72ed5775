# wrong (test_keeps_every_result): changes the L that it is given
# says: The L that was given has changed
def my_map(items, f, *args, **kwargs):
    items = L(items)
    for i, o in enumerate(items):
        items[i] = f(*args, o, **kwargs) if callable(f) else f.format(o) if isinstance(f, str) else f[o]
    return items
