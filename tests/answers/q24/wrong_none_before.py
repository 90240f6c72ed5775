# wrong (test_before_it_is_set): None before the other object is set
# says: no other object yet
class Delegate:
    def __getattr__(self, name):
        if name == self._default:
            return None
        return getattr(getattr(self, self._default), name)

    def __dir__(self):
        return super().__dir__() + dir(getattr(self, self._default))
