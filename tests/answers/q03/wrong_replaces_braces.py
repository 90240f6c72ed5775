# wrong (test_format_string): puts the item where {} is, and understands no other format
# says: A format can say more than `\{\}`
def my_map(items, f, *args, **kwargs):
    if callable(f):
        return L([f(*args, o, **kwargs) for o in items])
    return L([f.replace("{}", str(o)) if isinstance(f, str) else f[o] for o in items])
