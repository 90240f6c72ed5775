# wrong (test_keyword_arguments): right without keyword arguments, the item first with them
# says: item comes first here.*other way round
# not: do not reach
def my_map(items, f, *args, **kwargs):
    if isinstance(f, str):
        return L([f.format(o) for o in items])
    if not callable(f):
        return L([f[o] for o in items])
    if kwargs:
        return L([f(o, *args, **kwargs) for o in items])
    return L([f(*args, o) for o in items])
