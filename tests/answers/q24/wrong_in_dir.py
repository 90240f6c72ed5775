# wrong (test_any_name): looks in dir first, and misses what __getattr__ makes
# says: do not list
class Delegate:
    _default: str
    def __getattr__(self, name):
        if name == self._default: raise AttributeError(name)
        other = getattr(self, self._default)
        if name not in dir(other): raise AttributeError(name)
        return getattr(other, name)
    def __dir__(self):
        return [*super().__dir__(), *dir(getattr(self, self._default))]
