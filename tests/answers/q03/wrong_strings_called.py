# wrong (test_format_string): strings are called
# says: A string is not called
def my_map(items, f, *args, **kwargs):
    if hasattr(f, "__getitem__") and not isinstance(f, str):
        return L([f[o] for o in items])
    return L([f(*args, o, **kwargs) for o in items])
