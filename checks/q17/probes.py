"""Shared by the checks of q17: Scale and ScaleShift, alone and in diamonds."""

from __future__ import annotations

from typing import Any

import torch

from autograder.checking import Student, StudentRaised, expect, expect_close, expect_equal, same, short, which
from checks.q17.diamond import why_not_super
from checks.shared.again import Supers, again, observe_again, program
from checks.shared.modules import MODULE_MEANINGS

MEANINGS = {
    "'super' object has no attribute 'scale'": "super() is for methods. What the object holds is read from self: self.scale.",
    "'super' object has no attribute 'shift'": "super() is for methods. What the object holds is read from self: self.shift.",
    "'super' object has no attribute 'forward'": "The class has no parent with a forward: ScaleShift should build on Scale.",
    "RecursionError": "It calls itself without end. Calling an object, or its __call__, runs forward again. In forward, call "
    "super().forward(x) instead.",
    "missing 1 required positional argument: 'self'": "super() needs its parentheses: super().__init__().",
    "missing 1 required positional argument: 'x'": "x has to be passed on: super().forward(x).",
    "forward() takes 2 positional arguments but 3 were given": "super() passes self on by itself: super().forward(x), "
    "without self.",
    "__init__() takes 1 positional argument but 2": "super() passes self on by itself: super().__init__(), without self.",
    "__init__() missing": "Scale() and ScaleShift() are made without arguments: def __init__(self).",
    "in-place operation": "x itself is changed (*=, +=, or a method that ends in _). Make a new tensor: x * self.scale.",
    "no attribute 'scale'": "Keep the number in self.scale, and set it in __init__.",
    "no attribute 'shift'": "Keep the number in self.shift, and set it in __init__.",
    "Scale has no forward": "No forward was found. Scale needs a method named forward. Its parent has none, so there is no "
    "super().forward to call in Scale.",
    "size mismatch": "@ is a matrix product. x * self.scale multiplies number by number.",
    "inconsistent tensor size": "@ is a matrix product. x * self.scale multiplies number by number.",
    "ScaleShift has no forward": "No forward was found. Both classes need a method named forward (not __call__). And super() "
    "needs no arguments: super(Scale, self) starts to look after Scale.",
    **MODULE_MEANINGS,
}


def run(names: Any, cls: str, x: Any, values: tuple[float, ...] | None, slope: Any) -> dict[str, Any]:
    """A Scale or ScaleShift with these values of scale and shift (as made, if None): what it holds and makes of x.

    `slope` is the gradient of the result, of x's shape, from which those of x and the parameters follow.
    """
    module, other = getattr(names, cls)(), getattr(names, cls)()
    holds = ("scale", "shift") if cls == "ScaleShift" else ("scale",)
    numbers = {name: getattr(module, name) for name in holds}
    labels = {id(number): name for name, number in numbers.items()}
    seen: dict[str, Any] = {
        "numbers": numbers,
        "kinds": {name: f"{type(n).__module__}.{type(n).__name__}" for name, n in numbers.items()},
        "shared": [name for name, number in numbers.items() if getattr(other, name) is number],
        "parameters": [labels.get(id(p), "another") for p in module.parameters()],
    }
    seen["numbers"] = {
        name: n.detach().clone() if isinstance(n, torch.Tensor) else n for name, n in numbers.items()
    }
    if values is not None:
        for number, value in zip(numbers.values(), values, strict=False):
            number.data.fill_(value)
    given = x.clone().requires_grad_(slope is not None)
    result = module(given)
    seen["result"] = result
    if slope is not None:
        (result * slope).sum().backward()
        grads = {name: number.grad for name, number in numbers.items()}
        seen["grads"] = {"x": given.grad, **{k: g if g is None else g.sum() for k, g in grads.items()}}
    return seen


def code_for(cls: str, x: torch.Tensor, values: tuple[float, ...] | None) -> str:
    lines = [f"module = {cls}()"]
    for name, value in zip(("scale", "shift"), values or (), strict=False):
        lines.append(f"module.{name}.data.fill_({value:g})")
    given = f"torch.tensor({x.tolist()})" if x.numel() <= 6 else f"x)   # x of shape {tuple(x.shape)}"
    return "\n".join([*lines, f"module({given}" + (")" if x.numel() <= 6 else "")])


def judge_parameters(student: Student, cls: str) -> None:
    """Fail unless a new module has exactly its parameters, registered once each, and at their first values."""
    x = torch.ones(2, 3)
    seen = student.observe(run, cls, x, None, None, tried=f"{cls}().parameters()")
    starts = {"scale": 1.0, "shift": 0.0} if cls == "ScaleShift" else {"scale": 1.0}
    found, wanted = seen["parameters"], list(starts)
    for name in wanted:
        kind = seen["kinds"][name]
        expect(
            name in found,
            which(
                (
                    kind == "torch.nn.parameter.Parameter",
                    f"self.{name} is an nn.Parameter, which is PyTorch's. The chapter's Module knows its own alone: "
                    "Parameter(...), without nn.",
                ),
                (
                    not kind.endswith(".Parameter"),
                    f"self.{name} is a plain {kind.split('.')[-1]}, so no optimizer would find it. Make it a Parameter: "
                    f"Parameter(torch.{'ones' if name == 'scale' else 'zeros'}(1)).",
                ),
                (
                    not found,
                    f"self.{name} is a Parameter, but nothing is registered. Set it on self in __init__, after "
                    "super().__init__(): an attribute of the class is never seen by Module.",
                ),
                otherwise=f"self.{name} is a Parameter, but it is not registered. Set it on self in __init__, after "
                "super().__init__().",
            ),
            expected=" and ".join(wanted),
            got=", ".join(found) or "no parameters",
        )
    expect(
        not seen["shared"],
        "All instances share one parameter, which stands in the class's body. Make a new one for each: in __init__, on self.",
        tried=f"a, b = {cls}(), {cls}()\na.scale is b.scale",
        expected="False",
        got="True",
    )
    more = [name for name in found if name in wanted]
    expect_equal(
        sorted(found),
        wanted,
        why=which(
            (
                len(more) > len(wanted),
                "A parameter is registered twice, and would take two steps at a time. Setting it as an attribute registers "
                "it, and ScaleShift gets scale from Scale's __init__: set each one once.",
            ),
            otherwise=f"{cls} has other parameters besides {' and '.join(wanted)}."
            + " Scale's __init__ has made scale already: do not make it again." * (cls == "ScaleShift"),
        ),
    )
    for name, start in starts.items():
        number = seen["numbers"][name]
        tried = f"{cls}().{name}"
        expect(
            number.numel() == 1,
            f"{name} is one number: a Parameter with one element.",
            tried=tried,
            expected="one element",
            got=short(number),
        )
        expect_close(number.item(), start, tried=tried, why=f"{name} should start at {start:g}.")


def judge_result(
    student: Student,
    cls: str,
    x: torch.Tensor,
    values: tuple[float, float],
    slope: torch.Tensor | None = None,
) -> None:
    """Fail unless the module makes of x what it should, and (with `slope`) sends back the right gradients."""
    scale, shift = values[0], values[1] if cls == "ScaleShift" else 0.0
    shown = values if cls == "ScaleShift" else values[:1]
    seen = student.observe(run, cls, x, shown, slope, tried=code_for(cls, x, shown))
    right = (x.double() * scale + shift).float()
    mistakes: list[tuple[Any, str]] = [
        (x, "This is x itself. Is the parameter used?"),
        (x + scale, "The scale is added. It should be multiplied by."),
        (x * scale**2, "x is multiplied by scale twice."),
    ]
    if cls == "ScaleShift":
        mistakes = [
            (x * scale, "The shift is missing: add self.shift to what the parent returns."),
            (x + shift, "The scale is missing: add the shift to what super().forward(x) returns."),
            ((x + shift) * scale, "The shift is added before the scale. It comes after: super().forward(x) + self.shift."),
            (x * scale - shift, "The shift is subtracted. It should be added."),
            (x * scale * shift, "It multiplies by the shift. It should be added."),
            (x * scale + 2 * shift, "The shift is added twice."),
            (x * scale**2 + shift, "x is multiplied by scale twice: the parent's forward has done it already."),
            *mistakes,
        ]  # fmt: skip
    formula = "x * scale + shift" if cls == "ScaleShift" else "x * scale"
    expect_close(seen["result"], right, atol=1e-5, why=f"The result should be {formula}.", mistakes=mistakes)
    if slope is None:
        return
    grads = {
        "x": slope.double() * scale,
        "scale": (slope * x).double().sum(),
        "shift": slope.double().sum(),
    }
    for name, grad in seen["grads"].items():
        tried = f"(module(x) * slope).sum().backward()\nthe gradient of {name}"
        expect(
            grad is not None,
            f"No gradient reaches {name}, so it would never be trained. Compute with the Parameter itself: .data, .item() and "
            ".detach() cut it off."
            if name != "x"
            else "No gradient reaches x. Compute with x itself: .data, .item() and .detach() cut it off.",
            tried=tried,
            expected="a gradient",
            got="None",
        )
        expect_close(
            grad, grads[name].float(), atol=1e-4, tried=tried, why="The result is right. Its gradient is not."
        )


def family(names: Any) -> bool:
    return issubclass(names.ScaleShift, names.Scale)


def judge_family(student: Student) -> None:
    expect(
        student.observe(family, tried="issubclass(ScaleShift, Scale)"),
        "ScaleShift should build on Scale: class ScaleShift(Scale).",
        expected="Scale as its parent",
        got=", ".join(student.form.bases("ScaleShift")) or "another",
    )


def made_of(names: Any, x: torch.Tensor) -> Any:
    return names.ScaleShift()(x)


def with_another_parent(names: Any, source: str, x: torch.Tensor, more: int) -> Any:
    """What ScaleShift, made anew by `source`, makes of x where the forward that `super` finds gives so much `more`.

    `source` has been through `Supers`.
    """

    class Between:
        def __init__(self, *args: Any):
            object.__setattr__(self, "real", super(*args))

        def __getattribute__(self, name: str) -> Any:
            found = getattr(object.__getattribute__(self, "real"), name)
            if name not in ("forward", "__call__"):
                return found
            return lambda *args, **kwargs: found(*args, **kwargs) + more

    return again(names, source, {"super_": Between, "super": Between}).ScaleShift()(x)


def goes_through_super(student: Student, x: torch.Tensor) -> bool:
    """Whether ScaleShift's result comes from what `super` finds.

    True also of an answer that is wrong in another way. Raises `StudentRaised` where the answer runs only once.
    """
    try:
        if not same(student.observe(made_of, x), x):
            return True
    except StudentRaised:
        return True
    source = program(student.form, "ScaleShift", Supers())
    unchanged = observe_again(student, with_another_parent, source, x, 0, tried=f"ScaleShift()({short(x)})")
    try:
        got = student.observe(with_another_parent, source, x, 100)
    except StudentRaised:  # the rest of the answer misses what super finds
        return True
    return same(unchanged, x) and not same(got, x)


NO_SUPER = (
    "ScaleShift does not reach its parent through super(). A parent that is named, as in Scale.forward(self, x), is always that one "
    "class. super() is whichever class comes next."
)


def judge_super(student: Student) -> None:
    student.observe(family, tried="issubclass(ScaleShift, Scale)")
    # The source may have one that never runs, or whose result nobody uses.
    x = torch.tensor([student.random.randrange(1, 9) / 4])
    expect(
        "super" in student.form.uses("ScaleShift") and goes_through_super(student, x),
        why_not_super(student, "forward", NO_SUPER),
        tried="reading your cell",
    )
