# wrong (test_only_what_is_missing): __getattribute__ with the right results
# says: called for every attribute
class Delegate:
    def __getattribute__(self, name):
        try:
            return object.__getattribute__(self, name)
        except AttributeError:
            other = object.__getattribute__(self, object.__getattribute__(self, "_default"))
            return getattr(other, name)

    def __dir__(self):
        return object.__dir__(self) + dir(getattr(self, self._default))
