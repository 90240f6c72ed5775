# wrong (test_missing_key): get for dicts, so that a missing key goes unnoticed
# says: The dict has no 'trout'.*raises KeyError
def my_map(items, f, *args, **kwargs):
    if callable(f):
        return L([f(*args, o, **kwargs) for o in items])
    if isinstance(f, str):
        return L([f.format(o) for o in items])
    return L([f.get(o) if isinstance(f, dict) else f[o] for o in items])
