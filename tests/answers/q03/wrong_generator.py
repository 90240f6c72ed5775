# wrong (test_calls_f_on_each_item): a generator
# says: This is a generator, not an L
def my_map(items, f, *args, **kwargs):
    if callable(f):
        return (f(*args, o, **kwargs) for o in items)
    return (f.format(o) if isinstance(f, str) else f[o] for o in items)
