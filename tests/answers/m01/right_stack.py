# right: a stack in place of recursion, match for registration, and a mixin
class Parameter(torch.Tensor):

    def __new__(cls, x: torch.Tensor) -> 'Parameter':
        return torch.Tensor._make_subclass(cls, x.detach(), True)

    @classmethod
    def __torch_function__(cls, func, types, args=(), kwargs=None):
        with torch._C.DisableTorchFunctionSubclass():
            return func(*args, **kwargs or {})




class Registers:
    def __setattr__(self, name, value):
        match value:
            case Parameter():
                self.register_parameters(value)
            case Module():
                self.register_modules(value)
        super().__setattr__(name, value)


class Module(Registers):
    hook = None
    _training = False

    def __init__(self):
        self.params = []
        self.children = []
        self.hook = None

    def register_parameters(self, *ps):
        self.params[len(self.params):] = ps

    def register_modules(self, *ms):
        self.children[len(self.children):] = ms

    def everything(self):
        todo, found = [self], []
        while todo:
            module = todo.pop()
            found.append(module)
            todo.extend(reversed(module.children))
        return found

    def parameters(self):
        return [*(p for m in self.everything() for p in m.params)]

    @property
    def training(self):
        return self._training

    @training.setter
    def training(self, value):
        for module in self.everything():
            module._training = value

    def forward(self, *args, **kwargs):
        raise NotImplementedError(type(self).__name__)

    def __call__(self, *args, **kwargs):
        try:
            result = self.forward(*args, **kwargs)
        finally:
            pass
        hook = getattr(self, "hook", None)
        if callable(hook):
            hook(result, args)
        return result
