# wrong (test_looks_up): no branch for what is looked up in
# says: It returns None.*every branch
def my_map(items, f, *args, **kwargs):
    if callable(f):
        return L([f(*args, o, **kwargs) for o in items])
    if isinstance(f, str):
        return L([f.format(o) for o in items])
