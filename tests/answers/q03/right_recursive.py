# right: one item, then the rest
def apply(f, o, args, kwargs):
    match f:
        case str():
            return f.format(o)
        case _ if callable(f):
            return f(*args, o, **kwargs)
        case _:
            return f[o]


def my_map(items, f, *args, **kwargs):
    """Does what L.map does."""
    todo = list(items)
    if not todo:
        return L()
    return L([apply(f, todo[0], args, kwargs)]) + my_map(todo[1:], f, *args, **kwargs)
