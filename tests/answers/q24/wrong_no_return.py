# wrong (test_looks_on_the_other_object): the return is forgotten
# says: returns None for every name
class Delegate:
    def __getattr__(self, name):
        if name == self._default:
            raise AttributeError(name)
        getattr(getattr(self, self._default), name)

    def __dir__(self):
        return list(super().__dir__()) + dir(getattr(self, self._default))
