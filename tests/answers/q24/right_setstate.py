# right: with __setstate__, as fastcore's has it
class Delegate:
    def __getattr__(self, name):
        if name.startswith("__") or name == self._default:
            raise AttributeError(name)
        other = getattr(self, self._default, None)
        if other is None:
            raise AttributeError(name)
        return getattr(other, name)

    def __dir__(self):
        return [*object.__dir__(self), *dir(getattr(self, self._default, None))]

    def __setstate__(self, data):
        self.__dict__.update(data)
