# wrong (test_gives_an_L): a list
# says: in a list\. Return an L
def my_map(items, f, *args, **kwargs):
    if callable(f):
        return [f(*args, o, **kwargs) for o in items]
    return [f.format(o) if isinstance(f, str) else f[o] for o in items]
