# wrong (test_plain_results): results stay Parameters, as torch makes them by default
# says: [Pp]lain tensor|stays? a Parameter
class Parameter(torch.Tensor):

    def __new__(cls, x: torch.Tensor) -> 'Parameter':
        return torch.Tensor._make_subclass(cls, x.detach(), True)



class Module:

    def __init__(self) -> None:
        self.params: list[Parameter] = []
        self.children: list[Module] = []
        self.hook = None
        self._training = False

    def __setattr__(self, name: str, value: object) -> None:
        super().__setattr__(name, value)
        if isinstance(value, Parameter):
            self.register_parameters(value)
        elif isinstance(value, Module):
            self.register_modules(value)

    def register_parameters(self, *ps: Parameter) -> None:
        self.params.extend(ps)

    def register_modules(self, *ms: 'Module') -> None:
        self.children.extend(ms)

    def parameters(self) -> list[Parameter]:
        found = list(self.params)
        for child in self.children:
            found += child.parameters()
        return found

    @property
    def training(self) -> bool:
        return self._training

    @training.setter
    def training(self, value: bool) -> None:
        self._training = value
        for child in self.children:
            child.training = value

    def __call__(self, *args, **kwargs):
        result = self.forward(*args, **kwargs)
        if self.hook is not None:
            self.hook(result, args)
        return result
