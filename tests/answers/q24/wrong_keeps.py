# wrong (test_sees_changes): keeps what was found once
# says: found once is kept
class Delegate:
    def __getattr__(self, name):
        if name == self._default:
            raise AttributeError(name)
        value = getattr(getattr(self, self._default), name)
        setattr(self, name, value)
        return value

    def __dir__(self):
        return super().__dir__() + dir(getattr(self, self._default))
