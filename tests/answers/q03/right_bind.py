# right: fastcore's bind and compose, with Python's own map
from fastcore.basics import bind


def my_map(items, f, *args, **kwargs):
    g = bind(f, *args, **kwargs) if callable(f) else f.format if isinstance(f, str) else f.__getitem__
    return L(list(map(g, items)))
