# wrong (test_format_string): a string is looked up in
# says: A string is a format here, not something to look up in
def my_map(items, f, *args, **kwargs):
    return L([f(*args, o, **kwargs) if callable(f) else f[o] for o in items])
