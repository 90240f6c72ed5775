# wrong (test_missing_from_both): None for what is missing
# says: None comes back for an attribute that neither
class Delegate:
    def __getattr__(self, name):
        if name == self._default:
            raise AttributeError(name)
        return getattr(getattr(self, self._default), name, None)

    def __dir__(self):
        return super().__dir__() + dir(getattr(self, self._default))
