# wrong (test_plain_results): operations lose their keyword arguments
# says: func\(\*args, \*\*kwargs\)
class Parameter(torch.Tensor):
    @classmethod
    def __torch_function__(cls, func, types, args=(), kwargs=None):
        with torch._C.DisableTorchFunctionSubclass():
            return func(*args)

    def __new__(cls, x):
        return torch.Tensor._make_subclass(Parameter, x, True)

    def __init__(self, *args, **kwargs):
        self.requires_grad_()


class Module:
    def __init__(self):
        self.hook, self.params, self.children, self._training = None, [], [], False

    def register_parameters(self, *ps):
        self.params += ps

    def register_modules(self, *ms):
        self.children += ms

    @property
    def training(self):
        return self._training

    @training.setter
    def training(self, v):
        self._training = v
        for m in self.children:
            m.training = v

    def parameters(self):
        return self.params + sum([m.parameters() for m in self.children], [])

    def __setattr__(self, k, v):
        super().__setattr__(k, v)
        if isinstance(v, Parameter):
            self.register_parameters(v)
        if isinstance(v, Module):
            self.register_modules(v)

    def __call__(self, *args, **kwargs):
        res = self.forward(*args, **kwargs)
        if self.hook is not None:
            self.hook(res, args)
        return res

    def forward(self, *args, **kwargs):
        raise Exception("every layer has its own forward")
