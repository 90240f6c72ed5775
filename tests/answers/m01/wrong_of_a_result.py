# wrong (test_parameter): a Parameter of a result is not cut off from it
# says: Cut it off first
class Parameter(torch.Tensor):
    def __new__(cls, x):
        p = x.as_subclass(cls)
        p.requires_grad = True
        return p

    @classmethod
    def __torch_function__(cls, func, types, args=(), kwargs=None):
        with torch._C.DisableTorchFunctionSubclass():
            return func(*args, **(kwargs or {}))

class Module:
    def __init__(self):
        self.params = []
        self.children = []
        self.hook = None
        self._training = False

    def __setattr__(self, name, value):
        super().__setattr__(name, value)
        if isinstance(value, Parameter):
            self.params.append(value)
        elif isinstance(value, Module):
            self.children.append(value)

    def register_parameters(self, *ps):
        self.params.extend(ps)

    def register_modules(self, *ms):
        self.children.extend(ms)

    def parameters(self):
        res = self.params.copy()
        for child in self.children:
            res += child.parameters()
        return res

    @property
    def training(self):
        return self._training

    @training.setter
    def training(self, value):
        self._training = value
        for m in self.children:
            m.training = value

    def __call__(self, *args, **kwargs):
        res = self.forward(*args, **kwargs)
        if self.hook:
            self.hook(res, args)
        return res
