# wrong (test_before_it_is_set): no guard, so endless before the other object is set
# says: calls __getattr__ once more
class Delegate:
    def __getattr__(self, name):
        return getattr(getattr(self, self._default), name)

    def __dir__(self):
        return super().__dir__() + dir(getattr(self, self._default))
