"""Shared by the checks of q20: models made with the student's Sequential.

A description is a string for a layer ("linear 4 3", "scale 2", "add 5", "square") or a list of descriptions for a
Sequential.
"""

from __future__ import annotations

import ast
from typing import Any

import torch

from autograder.checking import expect, expect_close, expect_equal, fail, short
from checks.shared.modules import attempt

Description = str | list

MEANINGS = {
    "is not a Module subclass": "nn.Sequential takes PyTorch's modules only. Build it on the chapter's Module.",
    "RecursionError": "It calls itself without end: forward is to call the layers, not the module itself.",
    "'tuple' object has no attribute": "A whole tuple stands where one layer should. * takes it apart: "
    "self.register_modules(*layers).",
    "'list' object has no attribute": "A whole list stands where one layer should. * takes it apart: "
    "self.register_modules(*layers).",
    "takes 2 positional arguments": "Any number of layers may be given, one after the other: def __init__(self, *layers).",
    "missing 1 required positional argument: 'layers'": "Any number of layers may be given, none of them too: "
    "def __init__(self, *layers).",
    "IndexError": "There may be no layers at all, and then there is no first or last one.",
    "no attribute 'layers'": "The layers are to be kept in self.layers.",
    "no attribute 'params'": "Module.__init__ has not run. Call super().__init__() first, with the parentheses.",
}


def build(names: Any, description: Description, log: list[str]) -> Any:
    """The model. Its layers without children write to the log when they run; they hold a parameter, their number."""
    from reference import Module, Parameter

    class Step(Module):
        def __init__(self, kind: str, number: float = 0.0) -> None:
            super().__init__()
            self.kind = kind
            self.number = number
            if kind in ("times", "plus"):
                self.p = Parameter(torch.tensor(number))

        def forward(self, x: Any) -> Any:
            log.append(f"forward {self.kind}")
            if self.kind == "times":
                return x * self.p
            return x + self.p if self.kind == "plus" else x**2

    def make(description: Description) -> Any:
        if isinstance(description, list):
            return names.Sequential(*map(make, description))
        kind, *number = description.split()
        return Step(kind, *map(float, number))

    return make(description)


def code_for(description: Description) -> str:
    """The model in words that look like code."""
    if isinstance(description, list):
        return f"Sequential({', '.join(map(code_for, description))})"
    kind, *number = description.split()
    return f"{kind.capitalize()}({', '.join(number)})"


def leaves(description: Description) -> list[str]:
    """The layers that hold no others, in order."""
    return (
        [description] if isinstance(description, str) else [leaf for d in description for leaf in leaves(d)]
    )


def truth(steps: list[str], x: torch.Tensor) -> torch.Tensor:
    """What these layers make of x."""
    x = x.double()
    for step in steps:
        kind, *number = step.split()
        x = x * float(number[0]) if kind == "times" else x + float(number[0]) if kind == "plus" else x**2
    return x


def numbers_of(description: Description) -> list[float]:
    """The parameters of a model, in order."""
    return [float(leaf.split()[1]) for leaf in leaves(description) if leaf != "square"]


# ---------------------------------------------------------------- results


def result(names: Any, description: Description, x: Any) -> Any:
    return build(names, description, [])(x)


def judge_result(student: Any, description: list, x: torch.Tensor) -> None:
    """Fail unless the model makes of x what its layers make of it in order."""
    tried = f"model = {code_for(description)}\nmodel(x)   # x of shape {tuple(x.shape)}"
    got = attempt(student, result, description, x, tried=tried, meanings=MEANINGS)
    steps = leaves(description)
    mistakes = [(None, "It returns nothing. Is there a return?")]
    if steps:
        mistakes += [
            (truth(steps[::-1], x), "The layers run in the wrong order: the first one comes first."),
            (
                truth(steps[-1:], x),
                "Only the last layer counts. Each is to be given what the one before it made.",
            ),
            (truth(steps[:1], x), "Only the first layer has run. Is the return inside the loop?"),
            (truth(steps[:-1], x), "The last layer is missing."),
            (truth(steps[1:], x), "The first layer is missing."),
            (truth(steps * 2, x), "The layers run twice."),
            (x.double(), "No layer has run."),
        ]
    expect_close(
        got,
        truth(steps, x),
        rtol=1e-3,
        atol=1e-4,
        mistakes=mistakes,
        why="Each layer is to be called with what the one before it made, and the last one's result returned."
        if steps
        else "With no layers the result is x itself.",
    )


# ---------------------------------------------------------------- registration


def registered(names: Any, description: Description) -> dict:
    """The parameters that are found, as numbers, and the places of the children and layers among the layers."""
    model = build(names, description, [])
    found = {}
    parts = [build(names, d, []) for d in description]
    outer = names.Sequential(*parts)
    place = {id(part): i for i, part in enumerate(parts)}
    found["parameters"] = [
        p.item() if isinstance(p, torch.Tensor) else "no tensor" for p in model.parameters()
    ]
    found["children"] = [place.get(id(child), "another") for child in outer.children]
    found["layers"] = [place.get(id(layer), "another") for layer in outer.layers]
    return found


def judge_registered(student: Any, description: list) -> None:
    """Fail unless all layers are registered, in order and once each, and kept in self.layers."""
    tried = f"model = {code_for(description)}\nmodel.parameters()"
    seen = attempt(student, registered, description, tried=tried, meanings=MEANINGS)
    n = len(description)
    children, right = seen["children"], list(range(n))
    expected = f"{n} children: layers {', '.join(map(str, right))}"
    got = f"{len(children)} children" + (f": layers {', '.join(map(str, children))}" if children else "")
    if not children:
        fail(
            "No layer is registered, so no parameter is found, and none would be trained. Module.__setattr__ does not look "
            "into a list or a tuple: call self.register_modules.",
            expected=expected,
            got=got,
        )
    if sorted(set(map(str, children))) == sorted(map(str, right)) and len(children) > n:
        fail(
            "Layers are registered more than once, and their parameters would take more than one step at a time. Setting a "
            "module as an attribute registers it already.",
            expected=expected,
            got=got,
        )
    if children in ([n - 1], [0]) and n > 1:
        fail(
            f"Only the {'last' if children[0] else 'first'} layer is registered. Register every one of them.",
            expected=expected,
            got=got,
        )
    if children == right[::-1] and n > 1:
        fail("The layers are registered in reverse.", expected=expected, got=got)
    expect(
        "another" not in children,
        "Something is registered that is not one of the layers.",
        expected=expected,
        got=got,
    )
    expect(children == right, "Every layer is to be registered once, in order.", expected=expected, got=got)
    expect_close(
        seen["parameters"],
        numbers_of(description),
        why="These are not the parameters of all layers, in order.",
    )
    expect_equal(
        seen["layers"],
        right,
        tried="model.layers",
        why="self.layers is to hold the layers in order (they are shown by their places here).",
    )


# ---------------------------------------------------------------- training and hooks


def training(names: Any, description: Description) -> list:
    """Whether each layer without children is training: at first set to True, then to False."""
    model = build(names, description, [])

    def steps(module: Any) -> list:
        if type(module) is not names.Sequential:
            return [module.training]
        return [flag for layer in module.layers for flag in steps(layer)]

    seen = []
    for value in (True, False):
        model.training = value
        seen.append([model.training, *steps(model)])
    return seen


def judge_training(student: Any, description: list) -> None:
    """Fail unless setting `training` reaches every layer."""
    tried = (
        f"model = {code_for(description)}\nmodel.training = True\n[layer.training for layer in model.layers]"
    )
    seen = attempt(student, training, description, tried=tried, meanings=MEANINGS)
    n = len(leaves(description)) + 1
    for got, value in zip(seen, (True, False), strict=True):
        expect_equal(
            got[1:],
            [value] * (n - 1),
            why="Setting training does not reach every layer. Module passes it on to its children: are the layers registered?",
        )
        expect_equal(
            got[0], value, tried="model.training", why="The model itself is to take the value that is set."
        )


def hooked(names: Any, description: Description, x: Any) -> list[str]:
    """What happens in one call, where the model and every layer have a hook."""
    log: list[str] = []
    model = build(names, description, log)

    def hook_all(module: Any) -> None:
        kind = "model" if module is model else getattr(module, "kind", "inner")
        module.hook = lambda result, args: log.append(f"hook {kind}")
        for layer in getattr(module, "layers", ()):
            hook_all(layer)

    hook_all(model)
    model(x)
    return log


def happenings(description: Description, outermost: bool = True) -> list[str]:
    """What should happen in one call."""
    if isinstance(description, str):
        kind = description.split()[0]
        return [f"forward {kind}", f"hook {kind}"]
    inside = [what for d in description for what in happenings(d, False)]
    return [*inside, "hook model" if outermost else "hook inner"]


def judge_hooks(student: Any, description: list, x: torch.Tensor) -> None:
    """Fail unless the layers' hooks and the model's own run, once each and in order."""
    tried = f"model = {code_for(description)}\nmodel.hook = f, and so for every layer\nmodel(x)"
    log = attempt(student, hooked, description, x, tried=tried, meanings=MEANINGS)
    right = happenings(description)
    why = "Every layer's hook is to run once, right after the layer, and the model's own last."
    if log == [what for what in right if what.startswith("forward")]:
        why = (
            "No hook runs. Does it define __call__, or call layer.forward(x)? A hook runs in Module.__call__."
        )
    elif "hook model" not in log:
        why = "The model's own hook does not run. Name the method forward, and leave __call__ to Module."
    elif log == [what for what in right if what.startswith("forward") or what == "hook model"]:
        why = "The layers' hooks do not run. Call the layers, layer(x): layer.forward(x) goes past the hook."
    expect_equal(log, right, why=why)


# ---------------------------------------------------------------- form


def uses_nn_sequential(form: Any) -> bool:
    """Whether the answer uses a Sequential from anywhere else: nn.Sequential, or one that is imported."""
    for node in form.nodes("Sequential"):
        match node:
            case ast.Attribute(attr="Sequential"):
                return True
            case ast.Call(func=ast.Name(id="getattr"), args=[_, ast.Constant(value="Sequential"), *_]):
                return True
    imported = {
        alias.asname or alias.name
        for node in ast.walk(form.tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
        if alias.name == "Sequential"
    }
    return bool(imported & form.uses("Sequential"))


def judge_own(student: Any) -> None:
    """Fail if nn.Sequential does the work."""
    attempt(student, result, ["plus 1"], torch.ones(2), tried="Sequential(Plus(1))(x)", meanings=MEANINGS)
    expect(
        not uses_nn_sequential(student.form.without_trials("Sequential")),
        "That is PyTorch's Sequential, which is what you are to write here.",
        tried="reading your cell",
        expected="no nn.Sequential",
        got=short("nn.Sequential"),
    )
