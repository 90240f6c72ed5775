# wrong (test_calls_f_on_each_item): f gets the whole collection
# says: gets the whole collection here\. Call it with one item at a time
def my_map(items, f, *args, **kwargs):
    if callable(f):
        return L(f(*args, items, **kwargs))
    return L([f.format(o) if isinstance(f, str) else f[o] for o in items])
