# wrong (test_keeps_every_result): calls f twice for each item
# says: called once for each item, in order
def my_map(items, f, *args, **kwargs):
    if isinstance(f, str):
        return L([f.format(o) for o in items])
    if callable(f):
        return L([f(*args, o, **kwargs) for o in items if f(*args, o, **kwargs) or True])
    return L([f[o] for o in items])
