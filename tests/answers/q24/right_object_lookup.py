# right: object's own lookup for the other object, a mixin for dir, own messages
class WithDir:
    def __dir__(self):
        names = set(object.__dir__(self))
        try:
            names.update(dir(object.__getattribute__(self, self._default)))
        except AttributeError:
            pass
        return names


class Delegate(WithDir):
    _default = "learner"

    def __getattr__(self, name):
        other = object.__getattribute__(self, type(self)._default)
        if hasattr(other, name):
            return getattr(other, name)
        raise AttributeError(f"neither {type(self)} nor {type(other)} has an attribute called {name}")
