# right: looks for the other object among the instance's own attributes alone, which also ends the recursion
import operator


class Delegate:
    def __getattr__(self, name: str):
        key = self._default
        if key not in vars(self):
            raise AttributeError(name)
        return operator.attrgetter(name)(vars(self)[key])

    def __dir__(self):
        yield from object.__dir__(self)
        yield from dir(vars(self).get(self._default))
