# wrong (test_format_string): the percent sign's formats
# says: the older way, with `%`
def my_map(items, f, *args, **kwargs):
    if callable(f):
        return L([f(*args, o, **kwargs) for o in items])
    return L([f % o if isinstance(f, str) else f[o] for o in items])
