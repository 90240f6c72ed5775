# wrong (test_dir_lists_both): the list of names is not returned
# says: __dir__ returns None
class Delegate:
    def __getattr__(self, name):
        if name == self._default:
            raise AttributeError(name)
        return getattr(getattr(self, self._default), name)

    def __dir__(self):
        names = list(super().__dir__())
        names.extend(dir(getattr(self, self._default)))
