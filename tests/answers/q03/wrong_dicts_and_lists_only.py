# wrong (test_anything_that_can_be_indexed): dicts and lists only
def my_map(items, f, *args, **kwargs):
    if isinstance(f, str):
        return L([f.format(o) for o in items])
    if isinstance(f, (dict, list)):
        return L([f[o] for o in items])
    return L([f(*args, o, **kwargs) for o in items])
