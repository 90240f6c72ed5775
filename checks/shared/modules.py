"""Shared by checks of the chapter's `Module`: what PyTorch habits meet there, and what its exceptions mean."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from autograder.checking import Student, StudentRaised, fail, which

WALK = (
    "The chapter's Module has no such method. It has two lists: module.params (its own) and module.children."
)
NO_METHOD = "module.params and module.children are lists, not methods: leave out the parentheses."

MODULE_MEANINGS = {
    "call super().__init__() first": "Module.__init__ makes the lists that parameters and modules are registered in. Call "
    "super().__init__(), with its parentheses, before you set the first of them.",
    "forward() takes 1 positional argument but 2": "A method's first argument is self: def forward(self, x).",
    "takes 0 positional arguments but 1 was given": "A method's first argument is self.",
    "has no forward": "Module.__call__ runs the method named forward, and none was found in your class. Is it there, spelled "
    "just so, and indented as a method?",
    "'super' object needs an argument": "super() needs its parentheses: super().__init__(), not super.__init__().",
    "requires a 'super' object": "super() needs its parentheses: super().__init__(), not super.__init__().",
    "type object 'super' has no attribute": "super() needs its parentheses: super().forward(x), not super.forward(x).",
    "'super' object is not callable": "super() alone is no function. Name the method too: super().forward(x).",
    "super() argument 1 must be a type": "Nothing goes into super's parentheses. Name the method after them: "
    "super().forward(x).",
    "Module.__init__() takes 1 positional argument": "Module.__init__ takes no arguments, and super() passes self on by "
    "itself: super().__init__().",
    "_make_subclass(): argument 'data'": "A Parameter is made from a tensor: Parameter(torch.ones(1)), not Parameter(1.).",
    "Parameter.__new__() missing": "A Parameter is made from a tensor: Parameter(torch.ones(1)).",
    "Only Tensors of floating point": "A Parameter is made from floats, which can have gradients: torch.tensor(1.), not "
    "torch.tensor(1).",
    "is not a Module subclass": "nn.ModuleList and nn.Sequential take PyTorch's own modules. The chapter's Module has "
    "self.register_modules(...) instead.",
    "before Module.__init__() call": "This is PyTorch's nn.Module. Build on the chapter's Module, and call super().__init__() "
    "first.",
    "no attribute 'register_forward_hook'": "The chapter's Module has one hook, and it is an attribute: module.hook = f.",
    "no attribute 'register_hook'": "The chapter's Module has one hook, and it is an attribute: module.hook = f.",
    "no attribute 'register_module'": "The method is called register_modules, and takes any number of modules.",
    "no attribute 'register_parameter'": "Setting a Parameter as an attribute registers it. (The method is called "
    "register_parameters.)",
    "no attribute 'add_module'": "The chapter's Module has register_modules(...) instead of add_module.",
    "no attribute 'train'": "The chapter's Module has an attribute instead: module.training = True.",
    "no attribute 'eval'": "The chapter's Module has an attribute instead: module.training = False.",
    **{
        f"no attribute '{name}'": WALK
        for name in (
            "modules",
            "named_modules",
            "named_parameters",
            "named_children",
            "_modules",
            "_parameters",
            "apply",
            "child",
            "parameter",
            "param",
        )
    },
}


def base_class(names: Any, cls: str) -> str:
    """What kind of thing the student's class is: "Module", "nn.Module", "no Module" or "no class"."""
    import torch

    from reference import Module

    made = getattr(names, cls)
    if not isinstance(made, type):
        return "no class"
    if issubclass(made, Module):
        return "Module"
    return "nn.Module" if issubclass(made, torch.nn.Module) else "no Module"


def expect_module(student: Student, cls: str) -> None:
    """Fail unless the student's `cls` is a class built on the chapter's `Module`."""
    kind = student.observe(base_class, cls, tried=f"issubclass({cls}, Module)")
    if kind != "Module":
        fail(
            which(
                (
                    kind == "nn.Module",
                    f"{cls} is built on PyTorch's nn.Module. Build it on the chapter's own: class {cls}(Module).",
                ),
                (
                    kind == "no class",
                    f"{cls} should be the class itself, and here it is something else. Is the name used again further down?",
                ),
                otherwise=f"{cls} is not built on Module. Name it in the class line: class {cls}(Module).",
            ),
            expected="a class built on Module",
            got=kind,
        )


def attempt(
    student: Any, probe: Callable, *args: Any, tried: str, meanings: dict[str, str] | None = None
) -> Any:
    """What the probe returns. Where the student's code raises, says what that means.

    `meanings` are words of an exception's type or text, and what to say of it.
    """
    try:
        return student.observe(probe, *args, tried=tried)
    except StudentRaised as raised:
        error = raised.error
        said = f"{error.type}: {error.says}"
        known = {**MODULE_MEANINGS, **(meanings or {})}
        raised.meaning = next((means for words, means in known.items() if words in said), raised.meaning)
        raise
