# right: results are turned back into plain tensors one by one; as_subclass; training in __setattr__
def plain(result):
    if isinstance(result, Parameter):
        return result.as_subclass(torch.Tensor)
    if isinstance(result, (tuple, list)):
        return type(result)([plain(part) for part in result])
    return result


class Parameter(torch.Tensor):
    @staticmethod
    def __new__(cls, x):
        p = x.detach().clone().as_subclass(cls)
        p.requires_grad_(True)
        return p

    @classmethod
    def __torch_function__(cls, func, types, args=(), kwargs=None):
        result = super().__torch_function__(func, types, args, kwargs or {})
        if func.__name__.endswith("_") and not func.__name__.endswith("__"):
            return result
        if func.__name__ == "as_subclass":
            return result
        with torch._C.DisableTorchFunctionSubclass():
            return plain(result)


class Module:
    def __init__(self):
        vars(self).update(params=[], children=[], hook=None, training=False)

    def __setattr__(self, name, value):
        object.__setattr__(self, name, value)
        if name == "training":
            for child in self.children:
                child.training = value
        elif isinstance(value, Parameter):
            self.params.append(value)
        elif isinstance(value, Module):
            self.children.append(value)

    def register_parameters(self, *ps):
        for p in ps:
            self.params.append(p)

    def register_modules(self, *ms):
        for m in ms:
            self.children.append(m)

    def modules(self):
        yield self
        for child in self.children:
            yield from child.modules()

    def parameters(self):
        return [p for module in self.modules() for p in module.params]

    def __call__(self, *args, **kwargs):
        result = self.forward(*args, **kwargs)
        if self.hook:
            self.hook(result, args)
        return result
