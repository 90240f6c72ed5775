# wrong (test_arguments_come_before_the_item): args are not spread
# says: arrive as one tuple.*spreads them
def my_map(items, f, *args, **kwargs):
    if callable(f):
        return L([f(args, o, **kwargs) if args else f(o, **kwargs) for o in items])
    return L([f.format(o) if isinstance(f, str) else f[o] for o in items])
