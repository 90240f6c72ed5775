# wrong (test_looks_up): get, which lists do not have
def my_map(items, f, *args, **kwargs):
    if callable(f):
        return L([f(*args, o, **kwargs) for o in items])
    return L([f.format(o) if isinstance(f, str) else f.get(o) for o in items])
