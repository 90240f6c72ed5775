# wrong (test_looks_on_the_other_object): __getattr__ without the name
# says: with self and the name
class Delegate:
    def __getattr__(self):
        return getattr(self, self._default)

    def __dir__(self):
        return list(super().__dir__()) + dir(getattr(self, self._default))
