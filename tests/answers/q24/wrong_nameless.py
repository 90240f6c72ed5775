# wrong (test_missing_from_both): the error does not say what is missing
# says: does not say which attribute is missing
class Delegate:
    def __getattr__(self, name):
        if name == self._default:
            raise AttributeError(name)
        try:
            return getattr(getattr(self, self._default), name)
        except AttributeError:
            raise AttributeError("not found") from None

    def __dir__(self):
        return super().__dir__() + dir(getattr(self, self._default))
