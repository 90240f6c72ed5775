# right: a class that walks, the function hands the work to it
from contextlib import suppress


class Path:
    def __init__(self, dotted):
        self.names = dotted.split(".")

    def of(self, obj):
        for n in self.names:
            obj = getattr(obj, n)
        return obj


def get_path(obj, dotted, *default):
    if len(default):
        with suppress(AttributeError):
            return Path(dotted).of(obj)
        return default[0]
    return Path(dotted).of(obj)
