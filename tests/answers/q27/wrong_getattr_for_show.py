# wrong (test_uses_getattr): attrgetter finds the value, and what getattr finds is returned only where it is a str
# says: not what finds the value
import operator


def get_path(obj, dotted, *default):
    try:
        found = operator.attrgetter(dotted)(obj)
    except AttributeError:
        if default:
            return default[0]
        raise
    *above, last = dotted.split(".")
    again = getattr(operator.attrgetter(".".join(above))(obj) if above else obj, last)
    return again if isinstance(again, str) else found
