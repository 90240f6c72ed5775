# right: a base class of the student's own, called as fastcore's is
class GetAttr:
    def __getattr__(self, k):
        if k in ("_default", getattr(type(self), "_default", None)): raise AttributeError(k)
        return getattr(getattr(self, self._default), k)
class Delegate(GetAttr):
    def __dir__(self): return list(set(super().__dir__()) | set(dir(getattr(self, self._default, None))))
