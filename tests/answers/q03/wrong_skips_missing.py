# wrong (test_missing_key): leaves out what is not in the dict
# says: The dict has no 'trout'
def my_map(items, f, *args, **kwargs):
    if callable(f):
        return L([f(*args, o, **kwargs) for o in items])
    if isinstance(f, str):
        return L([f.format(o) for o in items])
    return L([f[o] for o in items if not isinstance(f, dict) or o in f])
