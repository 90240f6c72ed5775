# wrong (test_arguments_come_before_the_item): args are dropped
# says: called with the extra arguments, then the item
def my_map(items, f, *args, **kwargs):
    if callable(f):
        return L([f(o, **kwargs) for o in items])
    return L([f.format(o) if isinstance(f, str) else f[o] for o in items])
