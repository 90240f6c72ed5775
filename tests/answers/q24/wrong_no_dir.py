# wrong (test_dir_lists_both): no __dir__
# says: other object's names are missing
class Delegate:
    def __getattr__(self, name):
        if name == self._default:
            raise AttributeError(name)
        return getattr(getattr(self, self._default), name)
