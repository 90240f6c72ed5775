# right: reduce, with try around it
from functools import reduce


def get_path(obj, dotted, *default):
    try:
        return reduce(getattr, dotted.split("."), obj)
    except AttributeError:
        if not default:
            raise
        (value,) = default
        return value
