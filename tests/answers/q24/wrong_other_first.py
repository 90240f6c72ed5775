# wrong (test_own_attributes_win): the other object's attributes hide its own
# says: called for every attribute
class Delegate:
    def __getattribute__(self, name):
        get = super().__getattribute__
        if name.startswith("_") or name == get("_default"):
            return get(name)
        try:
            return getattr(get(get("_default")), name)
        except AttributeError:
            return get(name)

    def __dir__(self):
        return super().__dir__() + dir(getattr(self, self._default))
