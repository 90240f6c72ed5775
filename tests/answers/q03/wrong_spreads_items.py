# wrong (test_format_string): a star before the item
# says: A `\*` spreads a collection
def my_map(items, f, *args, **kwargs):
    if callable(f):
        return L([f(*args, o, **kwargs) for o in items])
    return L([f.format(*o) if isinstance(f, str) else f[o] for o in items])
