# wrong (test_uses_getattr): attrgetter, with getattr in a comment and the docstring only
# says: The question is about getattr
from operator import attrgetter


def get_path(obj, dotted, *default):
    """Like getattr, but with dots."""
    try:
        return attrgetter(dotted)(obj)  # getattr
    except AttributeError:
        if default:
            return default[0]
        raise
