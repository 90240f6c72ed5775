# wrong (test_own): a subclass of the reference's Module
# says: reference
class Parameter(torch.Tensor):

    def __new__(cls, x: torch.Tensor) -> 'Parameter':
        return torch.Tensor._make_subclass(cls, x.detach(), True)

    @classmethod
    def __torch_function__(cls, func, types, args=(), kwargs=None):
        with torch._C.DisableTorchFunctionSubclass():
            return func(*args, **kwargs or {})


class Module(Module):
    pass
