# wrong (test_keyword_arguments): kwargs are dropped
# says: keyword arguments do not reach `f`
def my_map(items, f, *args, **kwargs):
    if callable(f):
        return L([f(*args, o) for o in items])
    return L([f.format(o) if isinstance(f, str) else f[o] for o in items])
