# wrong (test_dir_lists_both): lists the other object's names only
# says: Some of its own names are missing
class Delegate:
    def __getattr__(self, name):
        if name == self._default:
            raise AttributeError(name)
        return getattr(getattr(self, self._default), name)

    def __dir__(self):
        return dir(getattr(self, self._default))
