# right: functools.partial, and try instead of asking
from functools import partial


def my_map(items, f, *args, **kwargs):
    if callable(f):
        g = partial(f, *args, **kwargs)
    else:
        try:
            g = f.format
        except AttributeError:
            g = lambda o: f[o]
    return L(g(o) for o in items)
