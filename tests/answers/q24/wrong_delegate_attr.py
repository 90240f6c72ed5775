# wrong (test_looks_on_the_other_object): fastcore's delegate_attr, found by a name put together from pieces
# says: leaves the work to delegate_attr
import fastcore.basics

theirs = getattr(fastcore.basics, "delegate" + "_attr")


class Delegate:
    def __getattr__(self, name):
        if name == self._default:
            raise AttributeError(name)
        return theirs(self, name, self._default)

    def __dir__(self):
        return [*super().__dir__(), *dir(getattr(self, self._default, None))]
