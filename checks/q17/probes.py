"""Shared by the checks of q17: Scale and ScaleShift, alone and in diamonds."""

from __future__ import annotations

from typing import Any

import torch

from autograder.checking import expect, expect_close, fail, short
from checks.shared.modules import attempt

MEANINGS = {
    "RecursionError": "It calls itself without end. Calling an object runs Module.__call__, which calls forward: so "
    "forward is to call super().forward(x), and no object.",
    "no attribute 'params'": "Module.__init__ has not run. Call super().__init__() first, with the parentheses.",
    "missing 1 required positional argument: 'self'": "super is to be called: super().__init__(), not super.__init__().",
    "'super' object is not callable": "super() stands for the object as its parent sees it. Name the method: super().forward(x).",
}


def run(names: Any, cls: str, x: Any, values: tuple[float, float] | None, slope: Any) -> dict:
    """A Scale or ScaleShift with these values of scale and shift (as made, if None): what it holds and makes of x.

    `slope` is the gradient of the result, of x's shape, from which those of x and the parameters follow.
    """
    module = getattr(names, cls)()
    found = {id(p): "?" for p in module.parameters()}
    seen: dict[str, Any] = {"starts": {}, "kinds": {}}
    for name in ("scale", "shift") if cls == "ScaleShift" else ("scale",):
        value = getattr(module, name)
        seen["starts"][name] = value
        seen["kinds"][name] = f"{type(value).__module__}.{type(value).__name__}"
        found.update({id(value): name} if id(value) in found else {})
        if values is not None and isinstance(value, torch.Tensor):
            value.data.fill_(values[name == "shift"])
    seen["parameters"] = [found[id(p)] for p in module.parameters()]
    x = x.clone().requires_grad_()
    result = module(x)
    seen["result"] = result
    if slope is not None:
        (result * slope).sum().backward()
        named = {"x": x, "scale": module.scale, **({"shift": module.shift} if cls == "ScaleShift" else {})}
        seen["grads"] = {
            name: None if value.grad is None else value.grad.sum() if name != "x" else value.grad
            for name, value in named.items()
        }
    return seen


def attempt_run(
    student: Any, cls: str, x: Any, values: tuple[float, float] | None = None, slope: Any = None
) -> dict:
    lines = [f"module = {cls}()"]
    if values is not None:
        lines.append(f"module.scale.data.fill_({values[0]:g})")
        if cls == "ScaleShift":
            lines.append(f"module.shift.data.fill_({values[1]:g})")
    given = x.tolist() if x.numel() <= 6 else None
    lines.append(
        f"module(torch.tensor({given}))"
        if given is not None
        else f"module(x)   # x of shape {tuple(x.shape)}"
    )
    return attempt(student, run, cls, x, values, slope, tried="\n".join(lines), meanings=MEANINGS)


def diamond(names: Any, mixed_first: bool, x: Any, scale: float, shift: float) -> dict:
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
        if callable(cls.__dict__.get(method))
    ]
    originals = [(cls, method, cls.__dict__[method]) for cls, method in methods]
    try:
        for cls, method in methods:
            setattr(cls, method, counted(cls, method))
        both = type("Both", bases, {})()
        made = list(ran)
        ran.clear()
        parameters = both.parameters()
        squares = getattr(both, "squares", None)
        both.scale.data.fill_(scale)
        both.shift.data.fill_(shift)
        result = both(x)
    finally:
        for cls, method, original in originals:
            setattr(cls, method, original)
    return {
        "made": made,
        "ran": ran,
        "defined": [f"{cls.__name__}.{method}" for cls, method in methods],
        "parameters": len(parameters),
        "names": [n for n in ("scale", "shift") if any(p is getattr(both, n) for p in parameters)],
        "squares": squares,
        "result": result,
    }


def attempt_diamond(student: Any, mixed_first: bool, x: Any, scale: float, shift: float) -> dict:
    order = "Squared, ScaleShift" if mixed_first else "ScaleShift, Squared"
    tried = (
        "class Squared(Scale):\n"
        "    def __init__(self): super().__init__(); self.squares = 0\n"
        "    def forward(self, x): return super().forward(x) ** 2\n"
        f"class Both({order}): pass\n"
        "both = Both()\n"
        f"both.scale.data.fill_({scale:g}); both.shift.data.fill_({shift:g})\n"
        f"both(torch.tensor({x.tolist()}))"
    )
    return attempt(student, diamond, mixed_first, x, scale, shift, tried=tried, meanings=MEANINGS)


def judge_parameters(student: Any, cls: str) -> None:
    """Fail unless a new module has exactly its parameters, registered once each, and at their first values."""
    seen = attempt_run(student, cls, torch.ones(2, 3))
    wanted = ["scale", "shift"] if cls == "ScaleShift" else ["scale"]
    tried = f"{cls}().parameters()"
    for name in wanted:
        value = seen["starts"][name]
        if name not in seen["parameters"]:
            kind = seen["kinds"][name]
            what = f"self.{name} was set, and Module did not come to know of it"
            if kind == "torch.nn.parameter.Parameter":
                what = "nn.Parameter is PyTorch's, and this Module knows only the chapter's Parameter"
            elif not kind.endswith(".Parameter"):
                what = f"self.{name} is a plain {kind.split('.')[-1]}. Make it a Parameter"
            fail(
                f"{name} is not registered, so no optimizer would change it: {what}.",
                tried=tried,
                expected=" and ".join(wanted),
                got=short(seen["parameters"]),
            )
        start = 1.0 if name == "scale" else 0.0
        size = value.numel() if isinstance(value, torch.Tensor) else 0
        expect(
            size == 1,
            f"{name} is one number: a Parameter with one element.",
            tried=f"{cls}().{name}",
            expected="one element",
            got=short(value),
        )
        expect_close(
            value.item(),
            start,
            tried=f"{cls}().{name}",
            why=f"{name} starts at {start:g}, so that x stays x.",
        )
    if sorted(seen["parameters"]) != wanted:
        twice = len(set(seen["parameters"])) == len(wanted)
        fail(
            "A parameter is registered twice, and would take two steps at a time. Setting the attribute registers it: set "
            "it once."
            if twice
            else "There are other parameters besides.",
            tried=tried,
            expected=" and ".join(wanted),
            got=short(seen["parameters"]),
        )


def judge_result(
    student: Any, cls: str, x: torch.Tensor, values: tuple[float, float], slope: torch.Tensor | None = None
) -> None:
    """Fail unless the module makes of x what it should, and (with `slope`) sends back the right gradients."""
    seen = attempt_run(student, cls, x, values, slope)
    scale, shift = values[0], values[1] if cls == "ScaleShift" else 0.0
    wide, got = x.double(), seen["result"]
    if isinstance(got, torch.Tensor) and got.numel() == x.numel():
        got = got.reshape(x.shape)
    mistakes = [(wide, "This is x itself. Is the parameter used?")]
    if cls == "ScaleShift":
        mistakes += [
            (wide * scale, "The shift is missing."),
            (wide + shift, "The scale is missing: add the shift to what the parent's forward returns."),
            ((wide + shift) * scale, "The shift comes after the scale, not before."),
            (wide * scale - shift, "The shift is to be added."),
        ]
    formula = "x * scale + shift" if cls == "ScaleShift" else "x * scale"
    expect_close(
        got, wide * scale + shift, atol=1e-5, why=f"The result is to be {formula}.", mistakes=mistakes
    )
    if slope is None:
        return
    grads = {"x": slope.double() * scale, "scale": (slope * x).double().sum(), "shift": slope.double().sum()}
    for name, grad in seen["grads"].items():
        expect(
            grad is not None,
            f"No gradient reaches {name}: the way from it to the result is cut. Compute with the Parameter itself, "
            "without .data, .item() or .detach().",
            tried=f"loss = (module(x) * slope).sum()\nloss.backward()\nthe gradient of {name}",
            expected="a gradient",
            got="None",
        )
        expect_close(
            grad,
            grads[name],
            atol=1e-4,
            tried=f"the gradient of {name}",
            why="The result is right, and its gradient is not.",
        )


def judge_super(student: Any) -> None:
    """Fail unless ScaleShift is a Scale that hands on to its parent with super."""
    seen = student.observe(family, tried="issubclass(ScaleShift, Scale)")
    bases = student.form.bases("ScaleShift")
    expect(
        seen["is a Scale"]
        and (bases or "ScaleShift" not in student.form.classes()),  # or made with type(...)
        "ScaleShift is to build on Scale: class ScaleShift(Scale).",
        expected="Scale",
        got=", ".join(bases) or "no base class",
    )
    attempt_run(student, "ScaleShift", torch.ones(2, 3))
    expect(
        "super" in student.form.uses("ScaleShift"),
        "There is no super in it. A parent that is named, as in Scale.forward(self, x), stays that one class; super() is "
        "whichever class comes next.",
        tried="reading your cell",
    )


def family(names: Any) -> dict:
    return {"is a Scale": issubclass(names.ScaleShift, names.Scale)}


def judge_diamond_result(
    student: Any, mixed_first: bool, x: torch.Tensor, scale: float, shift: float
) -> None:
    seen = attempt_diamond(student, mixed_first, x, scale, shift)
    wide = x.double()
    alone = wide * scale + shift
    right = alone**2 if mixed_first else (wide * scale) ** 2 + shift
    got = seen["result"]
    got = got.reshape(x.shape) if isinstance(got, torch.Tensor) and got.numel() == x.numel() else got
    expect_close(
        got,
        right,
        atol=1e-4,
        why="Some class's part is missing or comes twice.",
        mistakes=[
            (
                alone,
                "Squared.forward has not run. In this diamond it comes after ScaleShift and before Scale, and super().forward(x) "
                "finds it; Scale.forward(self, x), or x * self.scale written out again, goes past it.",
            )
        ],
    )
    judge_counts(seen, "ran", "forward")


def judge_diamond_init(student: Any, mixed_first: bool) -> None:
    seen = attempt_diamond(student, mixed_first, torch.tensor([1.0, 2.0]), 3.0, 1.0)
    expect(
        seen["squares"] == 0,
        "Squared.__init__ has not run. In this diamond it comes after ScaleShift and before Scale, and super().__init__() "
        "finds it; Scale.__init__(self) goes past it.",
    )
    judge_counts(seen, "made", "__init__")
    if seen["parameters"] != 2 or seen["names"] != ["scale", "shift"]:
        fail(
            "Both parameters are to be registered, once each.",
            expected="scale and shift",
            got=f"{seen['parameters']} parameters, {short(seen['names'])}",
        )


def judge_counts(seen: dict, when: str, method: str) -> None:
    for name in seen["defined"]:
        cls, its = name.split(".")
        times = seen[when].count(name)
        if its == method and times != 1 and not (cls == "Module" and method == "forward"):
            fail(
                f"{name} runs {times} times. With super, each class hands on to the next one, once, and every one has its turn.",
                expected="each once",
                got=", ".join(seen[when]) or "none of them",
            )
