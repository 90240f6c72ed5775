# wrong (test_arguments_come_before_the_item): args after the item
# says: item comes first here.*other way round
def my_map(items, f, *args, **kwargs):
    if callable(f):
        return L([f(o, *args, **kwargs) for o in items])
    return L([f.format(o) if isinstance(f, str) else f[o] for o in items])
