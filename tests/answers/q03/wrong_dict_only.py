# wrong (test_looks_up): dicts only
# says: neither callable nor a string, look the item up
def my_map(items, f, *args, **kwargs):
    if isinstance(f, str):
        return L([f.format(o) for o in items])
    if isinstance(f, dict):
        return L([f[o] for o in items])
    return L([f(*args, o, **kwargs) for o in items])
