# wrong (test_looks_on_the_other_object): looks on the name, which is a string
# says: self\._default is a name, a string
class Delegate:
    def __getattr__(self, name):
        return getattr(self._default, name)

    def __dir__(self):
        return list(super().__dir__()) + dir(self._default)
