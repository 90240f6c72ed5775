# right: the guard compares with the default's name, dir as a list of both with repetitions
class Delegate:
    def __getattr__(self, k):
        if k == self._default:
            raise AttributeError(k)
        return getattr(getattr(self, self._default), k)

    def __dir__(self):
        return list(super().__dir__()) + dir(getattr(self, self._default))
