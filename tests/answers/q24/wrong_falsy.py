# wrong (test_empty_values): takes None and the like for missing
# says: is there all the same
class Delegate:
    def __getattr__(self, name):
        if name == self._default:
            raise AttributeError(name)
        value = getattr(getattr(self, self._default), name, None)
        if not value:
            raise AttributeError(name)
        return value

    def __dir__(self):
        return super().__dir__() + dir(getattr(self, self._default))
