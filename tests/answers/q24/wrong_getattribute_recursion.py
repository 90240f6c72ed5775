# wrong (test_looks_on_the_other_object): __getattribute__ that calls itself
# says: so looking that up calls it again
class Delegate:
    def __getattribute__(self, name):
        if name in self.__dict__:
            return self.__dict__[name]
        return getattr(getattr(self, self._default), name)

    def __dir__(self):
        return super().__dir__() + dir(getattr(self, self._default))
