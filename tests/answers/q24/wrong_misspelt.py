# wrong (test_looks_on_the_other_object): a method that Python does not know
# says: no __getattr__ to ask
class Delegate:
    def __get_attr__(self, name):
        if name == self._default:
            raise AttributeError(name)
        return getattr(getattr(self, self._default), name)

    def __dir__(self):
        return list(super().__dir__()) + dir(getattr(self, self._default))
