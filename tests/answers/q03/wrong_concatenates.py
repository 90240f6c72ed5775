# wrong (test_format_string): the item is put after the string
# says: item is put after the string
def my_map(items, f, *args, **kwargs):
    if callable(f):
        return L([f(*args, o, **kwargs) for o in items])
    return L([f + o if isinstance(f, str) else f[o] for o in items])
