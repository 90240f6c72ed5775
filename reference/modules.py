"""`Parameter` and `Module`: how a model knows its parameters, however deep they are.

Follows the "Module and Parameter" section of the chapter.
"""

from collections.abc import Callable
from typing import Any, Self

import torch
from torch import Tensor


class Parameter(Tensor):
    """A tensor that a model learns: a `Module` registers it when it becomes one of its attributes.

    `Parameter(x)` shares the memory of `x`, a tensor of floating point numbers, and requires gradients.
    """

    # By default, an operation on a subclass of Tensor returns that subclass. A module that keeps an activation,
    # as in `self.out = self.w * x`, would register it as a parameter. This makes results plain tensors.
    __torch_function__ = torch._C._disabled_torch_function_impl  # type: ignore[assignment]

    def __new__(cls, x: Tensor) -> Self:
        return Tensor._make_subclass(cls, x, True)

    # Tensor's own copying fails here, and its unpickling gives a tensor that never gets a gradient.

    def __deepcopy__(self, memo: dict) -> "Parameter":
        return type(self)(self.detach().clone())

    def __reduce_ex__(self, protocol: Any) -> tuple:
        return type(self), (self.detach(),)


class Module:
    """The base of all layers and models: it holds their parameters, children, `training` and a hook.

    A subclass calls `super().__init__()` before anything else and overrides `forward`. Setting an attribute to
    a `Parameter` or a `Module` registers it in the list `params` or `children`, in order.

    `hook`, if you set it, is called as `hook(result, args)` after every forward pass; its result is ignored.
    Using a module before `super().__init__()` raises AttributeError.
    """

    def __init__(self) -> None:
        self.params: list[Parameter] = []
        self.children: list[Module] = []
        self.hook: Callable[[Any, tuple], Any] | None = None
        self._training = False

    def forward(self, *args: Any, **kwargs: Any) -> Any:
        """Compute the result. Each subclass writes its own; without one, NotImplementedError is raised."""
        raise NotImplementedError(f"{type(self).__name__} has no forward")

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Run `forward` and then the hook, if there is one; return the result of `forward`."""
        result = self.forward(*args, **kwargs)
        if self.hook is not None:
            self.hook(result, args)
        return result

    def register_parameters(self, *ps: Parameter) -> None:
        """Add to the module's own parameters."""
        self.params.extend(ps)

    def register_modules(self, *ms: "Module") -> None:
        """Add to the module's children."""
        self.children.extend(ms)

    def __setattr__(self, name: str, value: Any) -> None:
        super().__setattr__(name, value)
        if isinstance(value, Parameter):
            self.register_parameters(value)
        elif isinstance(value, Module):
            self.register_modules(value)

    def __getattr__(self, name: str) -> Any:
        # Python calls this only when it has found no such attribute.
        if "params" not in self.__dict__:
            cls = type(self).__name__
            raise AttributeError(
                f"{cls} has no {name!r} yet: call super().__init__() first in {cls}.__init__"
            )
        return super().__getattribute__(name)  # raises Python's usual error

    def parameters(self) -> list[Parameter]:
        """Return all parameters: the module's own, then those of each child, at any depth."""
        ps = list(self.params)
        for child in self.children:
            ps.extend(child.parameters())
        return ps

    @property
    def training(self) -> bool:
        """Whether the module is being trained. Setting it sets it in all children too, at any depth."""
        return self._training

    @training.setter
    def training(self, value: bool) -> None:
        self._training = value
        for child in self.children:
            child.training = value

    def to(self, device: torch.device | str) -> Self:
        """Move every parameter, and its gradient, to `device`; returns the module.

        The `Parameter` objects stay the same, so an optimizer that holds them still trains the model.
        """
        for p in self.parameters():
            grad, p.grad = p.grad, None
            p.data = p.data.to(device)
            p.grad = None if grad is None else grad.to(device)
        return self

    def cuda(self) -> Self:
        """Move every parameter to the current CUDA device; returns the module."""
        return self.to("cuda")
