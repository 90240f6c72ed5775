# right: private names are never looked for elsewhere, as in fastcore
class Delegate:
    "Like fastcore's GetAttr."

    _default = "default"

    def __getattr__(self, name):
        if name.startswith("_") or name == self._default:
            raise AttributeError(f"{self.__class__.__name__}.{name}")
        try:
            return getattr(getattr(self, self._default), name)
        except AttributeError:
            raise AttributeError(name) from None

    def __dir__(self):
        other = [name for name in dir(getattr(self, self._default)) if not name.startswith("_")]
        return super().__dir__() + other


class Trial(Delegate):
    _default = "learner"

    def __init__(self, learner):
        self.learner = learner


trial = Trial(toy_learner(lr=0.1))
print(trial.lr, trial.model)
