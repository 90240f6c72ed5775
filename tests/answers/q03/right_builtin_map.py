# right: the builtin map of the module builtins
import builtins
import operator


def my_map(items, f, *args, **kwargs):
    if callable(f):
        return L(builtins.map(lambda item: f(*args, item, **kwargs), items))
    if isinstance(f, str):
        return L(builtins.map(f.format, items))
    return L(builtins.map(lambda item: operator.getitem(f, item), items))
