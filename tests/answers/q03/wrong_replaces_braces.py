# wrong (test_real_formats): puts the item where {} is, and understands no other format
def my_map(items, f, *args, **kwargs):
    if callable(f):
        return L([f(*args, o, **kwargs) for o in items])
    return L([f.replace("{}", str(o)) if isinstance(f, str) else f[o] for o in items])
