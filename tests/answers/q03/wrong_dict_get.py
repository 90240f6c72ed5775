# wrong (test_looks_up): get, which lists do not have
# says: Not everything that can be indexed has a `get`
def my_map(items, f, *args, **kwargs):
    if callable(f):
        return L([f(*args, o, **kwargs) for o in items])
    return L([f.format(o) if isinstance(f, str) else f.get(o) for o in items])
