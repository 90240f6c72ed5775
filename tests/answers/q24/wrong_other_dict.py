# wrong (test_looks_on_the_other_object): looks in the other object's __dict__, where methods are not
# says: in its class, not in its __dict__
class Delegate:
    def __getattr__(self, name):
        if name == self._default:
            raise AttributeError(name)
        other = getattr(self, self._default)
        if name in other.__dict__:
            return other.__dict__[name]
        raise AttributeError(name)

    def __dir__(self):
        return super().__dir__() + dir(getattr(self, self._default))
