# wrong (test_own_attributes_win): setting goes to the other object too
# says: __setattr__
class Delegate:
    _default: str
    def __getattr__(self, name):
        if name == self._default: raise AttributeError(name)
        return getattr(getattr(self, self._default), name)
    def __dir__(self):
        return [*super().__dir__(), *dir(getattr(self, self._default))]
    def __setattr__(self, name, value):
        if name == self._default or self._default not in vars(self): object.__setattr__(self, name, value)
        else: setattr(vars(self)[self._default], name, value)
