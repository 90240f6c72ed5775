# wrong (test_uses_getattr): attrgetter, beside a getattr that never runs
# says: not what finds the value
from operator import attrgetter


def get_path(obj, dotted, *default):
    if not dotted:
        return getattr(obj, dotted)
    try:
        return attrgetter(dotted)(obj)
    except AttributeError:
        if default:
            return default[0]
        raise
