# right: a sentinel, a private name helper, and prints
_missing = object()


def find(holder, name):
    print("looking for", name)
    if name == type(holder)._default:
        return _missing
    other = getattr(holder, type(holder)._default, _missing)
    return _missing if other is _missing else getattr(other, name, _missing)


class Delegate(object):
    __getattr__ = lambda self, name: self._found(name)

    def _found(self, name):
        value = find(self, name)
        if value is _missing:
            raise AttributeError(name)
        return value

    def __dir__(self):
        yield from object.__dir__(self)
        yield from dir(getattr(self, self._default, None))
