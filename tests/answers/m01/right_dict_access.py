# right: writes into __dict__, and asks the class of a value by its type's order
class Parameter(torch.Tensor):

    def __new__(cls, x: torch.Tensor) -> 'Parameter':
        return torch.Tensor._make_subclass(cls, x.detach(), True)

    @classmethod
    def __torch_function__(cls, func, types, args=(), kwargs=None):
        with torch._C.DisableTorchFunctionSubclass():
            return func(*args, **kwargs or {})




class Module:
    def __init__(self):
        self.__dict__["params"] = list()
        self.__dict__["children"] = list()
        self.hook = None
        self.training = False

    def __setattr__(self, name, value):
        if name == "training":
            self._tell(value)
            return
        self.__dict__[name] = value
        if Parameter in type(value).__mro__:
            self.register_parameters(value)
        elif issubclass(type(value), Module):
            self.register_modules(value)

    def _tell(self, value):
        self.__dict__["training"] = value
        [child._tell(value) for child in self.children]

    def register_parameters(self, *ps):
        self.params.extend(list(ps))

    def register_modules(self, *ms):
        self.children.extend(list(ms))

    def parameters(self):
        out = []

        def visit(module):
            out.extend(module.params)
            for child in module.children:
                visit(child)

        visit(self)
        return out

    def __call__(self, *args, **kwargs):
        result = self.forward(*args, **kwargs)
        if self.hook is not None:
            _ = self.hook(result, args)
        return result
