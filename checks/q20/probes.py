"""Shared by the checks of q20: models made with the student's Sequential.

A description lists layers by letters, and Sequentials within as lists: ["a", ["b", "c"], "d"]. Each letter is a
Linear(3, 3) with random numbers of its own, which the check draws.
"""

from __future__ import annotations

from typing import Any

import torch

from autograder.checking import Student, expect, expect_close, expect_equal, fail, which
from checks.shared.modules import MODULE_MEANINGS

Description = list[Any]
Numbers = dict[str, tuple[torch.Tensor, torch.Tensor]]

STAR = "A whole {0} of layers stands where one layer should. A star takes it apart: self.register_modules(*layers)."
MANY = "Any number of layers may be given, none included: def __init__(self, *layers)."

MEANINGS = {
    "RecursionError": "It calls itself without end: forward should call the layers, and not the module itself.",
    "'tuple' object has no attribute 'append'": "layers is a tuple, which cannot grow. list(layers) makes a list of it.",
    "'tuple' object is not callable": "self.layers is a tuple of layers. Call them one after another, in a loop.",
    "'list' object is not callable": "self.layers is a list of layers. Call them one after another, in a loop.",
    "'tuple' object has no attribute": STAR.format("tuple"),
    "'list' object has no attribute": STAR.format("list"),
    "'generator' object has no attribute": STAR.format("generator"),
    "Sequential.__init__() takes": MANY,
    "__init__() missing": MANY,
    "after * must be an iterable": MANY,
    "'Linear' object is not iterable": MANY,
    "IndexError": "There may be no layers at all, and then there is no first or last one.",
    "no initial value": "There may be no layers at all. Give reduce the input x to start from, as its third argument.",
    "UnboundLocalError": "With no layers the loop never runs, and this name has no value. Start from x, and give x a new value in "
    "the loop.",
    "no attribute 'layers'": "Keep the layers in self.layers, and set it in __init__ before it is used.",
    "name 'layers' is not defined": "forward knows only self and x. The layers are in self.layers.",
    **MODULE_MEANINGS,
}


def build(
    names: Any, description: Description, numbers: Numbers, log: list[str]
) -> tuple[Any, dict[int, str]]:
    """The model, and its parts by their ids. Its layers write to the log when they run."""
    import reference

    class Linear(reference.Linear):
        def forward(self, x: Any) -> Any:
            log.append(f"forward {labels.get(id(self), 'a copy')}")
            return super().forward(x)

    Linear.forward.__qualname__ = "Linear.forward"  # as errors name them
    Linear.__module__, Linear.__qualname__ = "reference.layers", "Linear"
    labels: dict[int, str] = {}

    def make(part: Any) -> Any:
        if isinstance(part, list):
            made = names.Sequential(*map(make, part))
            labels[id(made)] = code_for(part)
            return made
        layer = Linear(3, 3)
        layer.w.data.copy_(numbers[part][0])
        layer.b.data.copy_(numbers[part][1])
        labels[id(layer)] = part
        labels.update({id(layer.w): f"{part}.w", id(layer.b): f"{part}.b"})
        return layer

    return make(description), labels


def leaves(description: Any) -> list[str]:
    """The letters, in order."""
    if isinstance(description, str):
        return [description]
    return [leaf for part in description for leaf in leaves(part)]


def code_for(part: Any) -> str:
    return part if isinstance(part, str) else f"Sequential({', '.join(map(code_for, part))})"


def code(description: Description, *more: str) -> str:
    letters = leaves(description)
    made = (
        [f"{', '.join(letters)} = [Linear(3, 3) for _ in range({len(letters)})]"] if len(letters) > 1 else []
    )
    made = [f"{letters[0]} = Linear(3, 3)"] if len(letters) == 1 else made
    return "\n".join([*made, f"model = {code_for(description)}", *more])


def drawn(student: Student, description: Description) -> Numbers:
    """Numbers for its layers."""
    generator = torch.Generator().manual_seed(student.random.randrange(2**31))
    return {
        letter: (torch.randn(3, 3, generator=generator) / 2, torch.randn(3, generator=generator))
        for letter in leaves(description)
    }


def result(names: Any, description: Description, numbers: Numbers, x: Any) -> Any:
    return build(names, description, numbers, [])[0](x)


def judge_result(student: Student, description: Description, x: torch.Tensor) -> None:
    """Fail unless the model makes of x what its layers make of it in order."""
    numbers, letters = drawn(student, description), leaves(description)

    def through(letters: list[str]) -> torch.Tensor:
        out = x.double()
        for letter in letters:
            w, b = numbers[letter]
            out = out @ w.double().t() + b.double()
        return out.float()

    mistakes: list[tuple[Any, str]] = [
        (through(letters[::-1]), "The layers run in reverse. The first one should run first."),
        (through(letters[:1]), "Only the first layer has run. Is the return inside the loop?"),
        (through(letters[-1:]), "Every layer is given x itself, and only the last one counts. Give each what the one before it "
        "returned: x = layer(x)."),
        (through(letters[:-1]), "The last layer is missing."),
        (through(letters[1:]), "The first layer is missing."),
        (through(letters * 2), "The layers run twice."),
        (x, "This is x itself: no layer has changed it. Is what a layer returns used?"),
    ]  # fmt: skip
    uses = student.form.uses("Sequential")
    meanings = {
        "is not a Module subclass": which(
            (
                "ModuleList" in uses,
                "nn.ModuleList takes PyTorch's own modules only. Keep the layers in a list or a tuple, and call "
                "self.register_modules(*layers).",
            ),
            otherwise="nn.Sequential takes PyTorch's own modules only, and is what you are writing here. Keep the layers in a list "
            "or a tuple, and call them in a loop.",
        )
    }
    if not letters:
        mistakes = [(None, "With no layers the result should be x itself, and it is None.")]
    expect_close(
        student.observe(
            result, description, numbers, x, tried=code(description, f"model(torch.tensor({x.tolist()}))"),
            meanings=meanings,
        ),
        through(letters),
        rtol=1e-3,
        atol=1e-4,
        mistakes=mistakes if len(letters) != 1 else mistakes[-1:],
        why="A set keeps no order. Keep the layers in a list or a tuple."
        if {"set", "frozenset"} & uses
        else "Each layer should be called with what the one before it returned, and the last one's result is returned."
        if letters
        else "With no layers the result is x itself.",
    )  # fmt: skip


def registered(names: Any, description: Description, numbers: Numbers, x: Any) -> dict[str, Any]:
    """What is found in the model, by letters."""
    model, labels = build(names, description, numbers, [])
    other, _ = build(names, description, numbers, [])

    def found(things: Any) -> list[str]:
        return [labels.get(id(thing), "another") for thing in things]

    return {
        "shared": model.layers is other.layers,
        "children": found(model.children),
        "parameters": found(model.parameters()),
        "layers": found(model.layers),
        "layers again": found(model.layers),
        "children later": [found(model.children) for _ in (model(x), model(x))][-1],
    }


def judge_registered(student: Student, description: Description) -> None:
    """Fail unless all layers are registered, in order and once each, and kept in self.layers."""
    x = torch.ones(2, 3)
    seen = student.observe(
        registered, description, drawn(student, description), x, tried=code(description, "model.children")
    )
    right = [code_for(part) for part in description]
    children, inside = seen["children"], [f"{a}.{p}" for a in leaves(description) for p in "wb"]
    expect(
        not seen["shared"],
        "All Sequentials share one list of layers, which stands in the class's body. Set self.layers in __init__.",
        tried="a, b = Sequential(...), Sequential(...)\na.layers is b.layers",
        expected="False",
        got="True",
    )
    expect(
        seen["layers"] == seen["layers again"],
        "self.layers can be looped over only once, as a generator or map can. list(...) makes a list of it.",
        tried=code(description, "model(x)", "model(x)"),
        expected="the layers, each time",
        got="no layers the second time",
    )
    expect(
        seen["children later"] == children,
        "Every call of the model registers the layers once more. Do that once, in __init__.",
        tried=code(description, "model(x)", "model.children"),
        expected=f"{len(right)} children",
        got=f"{len(seen['children later'])} children",
    )
    if children != right:
        fail(
            which(
                (
                    not children and seen["parameters"],
                    "The layers' parameters are registered, but the layers are not, so training does not reach them. Register "
                    "the layers: self.register_modules(*layers).",
                ),
                (
                    not children,
                    "No layer is registered, so their parameters are not found, and no optimizer would train them. "
                    "Module.__setattr__ does not look into a list or a tuple: call self.register_modules(*layers).",
                ),
                (
                    set(children) == set(right) and len(children) > len(right),
                    "Layers are registered more than once, and would take more than one step at a time. Setting a module as an "
                    "attribute registers it already.",
                ),
                (children == right[-1:], "Only the last layer is registered. Register every one of them."),
                (children == right[:1], "Only the first layer is registered. Register every one of them."),
                (children == right[::-1], "The layers are registered in reverse."),
                (set(children) < set(right), "Not every layer is registered."),
                ("another" in children, "Something is registered that is not one of the layers."),
                otherwise="Every layer should be registered once, in order.",
            ),
            expected=", ".join(right),
            got=", ".join(children) or "no children",
        )
    expect_equal(
        seen["parameters"],
        inside,
        tried=code(description, "model.parameters()"),
        why="The layers are registered, but these are not their parameters in order.",
    )
    expect_equal(
        seen["layers"],
        right,
        tried=code(description, "model.layers"),
        why="self.layers should hold the layers, in order.",
    )
