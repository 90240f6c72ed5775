# wrong (test_before_it_is_set): KeyError before the other object is set
# says: KeyError goes right through them
class Delegate:
    def __getattr__(self, name):
        return getattr(self.__dict__[self._default], name)

    def __dir__(self):
        return super().__dir__() + dir(getattr(self, self._default))
