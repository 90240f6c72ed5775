"""Shared by the checks of q17: ScaleShift mixed with another subclass of Scale."""

from __future__ import annotations

import ast
from typing import Any

import torch

from autograder.checking import Student, expect_close, expect_equal, fail, which

NOT_RUN = (
    "Squared.{0} did not run. In this diamond it comes after ScaleShift and before Scale, and {1} finds it."
)


def diamond(names: Any, mixed_first: bool, x: Any, scale: float, shift: float) -> dict[str, Any]:
    """ScaleShift mixed with another subclass of Scale: the result, the parameters, and which methods ran how often."""
    from reference import Module

    ran: list[str] = []

    def counted(cls: Any, method: str) -> Any:
        original = cls.__dict__[method]

        def wrapper(self: Any, *args: Any, **kwargs: Any) -> Any:
            ran.append(f"{cls.__name__}.{method}")
            return original(self, *args, **kwargs)

        return wrapper

    class Squared(names.Scale):
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            self.squares = 0

        def forward(self, x: Any) -> Any:
            return super().forward(x) ** 2

    bases = (Squared, names.ScaleShift) if mixed_first else (names.ScaleShift, Squared)
    methods = [
        (cls, method)
        for cls in (names.ScaleShift, Squared, names.Scale, Module)
        for method in ("__init__", "forward")
        if callable(cls.__dict__.get(method)) and (cls, method) != (Module, "forward")
    ]
    originals = [(cls, method, cls.__dict__[method]) for cls, method in methods]
    try:
        for cls, method in methods:
            setattr(cls, method, counted(cls, method))
        both = type("Both", bases, {})()
        made = list(ran)
        ran.clear()
        both.scale.data.fill_(scale)
        both.shift.data.fill_(shift)
        result = both(x)
    finally:
        for cls, method, original in originals:
            setattr(cls, method, original)
    return {
        "result": result,
        "parameters": len(both.parameters()),
        **{
            kind: {f"{cls.__name__}.{m}": log.count(f"{cls.__name__}.{m}") for cls, m in methods if m == kind}
            for kind, log in (("__init__", made), ("forward", ran))
        },
    }


def try_diamond(
    student: Student, mixed_first: bool, x: torch.Tensor, scale: float, shift: float
) -> dict[str, Any]:
    order = "Squared, ScaleShift" if mixed_first else "ScaleShift, Squared"
    tried = (
        "class Squared(Scale):\n"
        "    def forward(self, x): return super().forward(x) ** 2\n"
        f"class Both({order}): pass\n"
        f"both = Both(); both.scale.data.fill_({scale:g}); both.shift.data.fill_({shift:g})\n"
        f"both(torch.tensor({x.tolist()}))"
    )
    return student.observe(diamond, mixed_first, x, scale, shift, tried=tried)


def judge_diamond_result(
    student: Student, mixed_first: bool, x: torch.Tensor, scale: float, shift: float
) -> None:
    """Fail unless every class's forward runs once, and the result is that of all of them."""
    seen = try_diamond(student, mixed_first, x, scale, shift)
    wide = x.double()
    alone = wide * scale + shift
    right = alone**2 if mixed_first else (wide * scale) ** 2 + shift
    why = which(
        (
            seen["forward"].get("Squared.forward") == 0,
            why_not_super(student, "forward", NOT_RUN.format("forward", "super().forward(x)")),
        ),
        otherwise="Each forward should do its own part, and leave the rest to super().forward(x).",
    )
    expect_close(seen["result"], right.float(), atol=1e-4, why=why)
    judge_counts(seen, "forward")


def judge_diamond_init(student: Student, mixed_first: bool) -> None:
    """Fail unless every class's __init__ runs once, and both parameters are registered once."""
    seen = try_diamond(student, mixed_first, torch.tensor([1.0, 2.0]), 3.0, 1.0)
    if seen["__init__"].get("Squared.__init__") == 0:
        why = why_not_super(student, "__init__", NOT_RUN.format("__init__", "super().__init__()"))
        fail(why, expected="Squared.__init__ runs once", got="it does not run")
    judge_counts(seen, "__init__")
    expect_equal(
        seen["parameters"], 2, tried="len(both.parameters())", why="Register scale and shift once each."
    )


def judge_counts(seen: dict[str, Any], method: str) -> None:
    for name, times in seen[method].items():
        if times != 1:
            fail(
                f"{name} runs {'twice' if times == 2 else f'{times} times'}. Call super().{method} once in each class, and name no "
                "class: then each has its turn, once.",
                expected="each once",
                got=", ".join(f"{name} {times} times" for name, times in seen[method].items()),
            )


def why_not_super(student: Student, method: str, otherwise: str) -> str:
    """What ScaleShift does in this method where it should ask super(); `otherwise` where its source does not tell."""
    body = next(
        (
            node
            for node in getattr(student.form.classes().get("ScaleShift"), "body", [])
            if isinstance(node, ast.FunctionDef) and node.name == method
        ),
        None,
    )
    inside = list(ast.walk(body)) if body else []
    names = {node.id for node in inside if isinstance(node, ast.Name)}
    named = any(
        isinstance(n, ast.Attribute) and n.attr == method and ast.unparse(n.value) == "Scale" for n in inside
    )
    attributes = {node.attr for node in inside if isinstance(node, ast.Attribute)}
    call = "super().forward(x)" if method == "forward" else "super().__init__()"
    return which(
        (
            named,
            f"Scale.{method}(self{', x' if method == 'forward' else ''}) always means Scale, and goes past the classes in between. "
            f"{call} runs that of whichever class comes next.",
        ),
        (
            body is not None and "super" not in names and "scale" in attributes and method == "forward",
            "x * self.scale is written again in ScaleShift.forward. Leave that to the parent: super().forward(x) + self.shift.",
        ),
        otherwise=otherwise,
    )
