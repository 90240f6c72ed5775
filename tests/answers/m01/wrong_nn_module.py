# wrong (test_own): torch's own nn.Module
# says: nn\.Module
class Parameter(torch.Tensor):

    def __new__(cls, x: torch.Tensor) -> 'Parameter':
        return torch.Tensor._make_subclass(cls, x.detach(), True)

    @classmethod
    def __torch_function__(cls, func, types, args=(), kwargs=None):
        with torch._C.DisableTorchFunctionSubclass():
            return func(*args, **kwargs or {})


class Module(nn.Module):
    def __init__(self):
        super().__init__()
        self.hook = None
