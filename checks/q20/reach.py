"""Shared by the checks of q20: what reaches the layers through a Sequential, `training` and hooks."""

from __future__ import annotations

from typing import Any

import torch

from autograder.checking import Student, expect_close, expect_equal
from checks.q20.probes import Description, Numbers, build, code, code_for, drawn


def training(names: Any, description: Description, numbers: Numbers) -> list[list[bool]]:
    """The model's own training and that of each layer, after it is set to True, and to False."""
    model, labels = build(names, description, numbers, [])

    def flags(module: Any) -> list[bool]:
        below = module.layers if type(module) is names.Sequential else ()
        return [module.training, *(flag for layer in below for flag in flags(layer))]

    seen = []
    for value in (True, False):
        model.training = value
        seen.append(flags(model))
    return seen


def judge_training(student: Student, description: Description) -> None:
    """Fail unless setting `training` reaches every layer."""
    tried = code(description, "model.training = True", "[layer.training for layer in model.layers]")
    seen = student.observe(training, description, drawn(student, description), tried=tried)
    for got, value in zip(seen, (True, False), strict=True):
        expect_equal(
            got,
            [value] * len(got),
            why="Setting training does not reach every layer. Module passes it on to its children: is each layer registered?",
        )


def without_parameters(names: Any) -> list[bool]:
    """Whether a layer without parameters is training: in a new model, and after training is set to True, and to False."""
    from reference import Linear, Module

    class Quiet(Module):
        def forward(self, x: Any) -> Any:
            return x

    quiet = Quiet()
    model = names.Sequential(Linear(3, 3), quiet)
    seen = [quiet.training or model.training]
    for value in (True, False):
        model.training = value
        seen.append(quiet.training)
    return seen


def judge_without_parameters(student: Student) -> None:
    """Fail unless `training` reaches a layer without parameters, and is off in a new model."""
    tried = (
        "model = Sequential(Linear(3, 3), quiet)   # quiet is a Module without parameters\n"
        "quiet.training\nmodel.training = True\nquiet.training\nmodel.training = False\nquiet.training"
    )
    expect_equal(
        student.observe(without_parameters, tried=tried),
        [False, True, False],
        why="training should be False in a new model, and reach a layer without parameters.",
        mistakes=[
            (
                lambda got: got[0] is True,
                "A new model is training already. Leave training as Module.__init__ makes it.",
            ),
            (
                [False, False, False],
                "training does not reach a layer that has no parameters. Register every layer: some, such as dropout, have "
                "none and still need to know.",
            ),
        ],
    )


def run_twice(names: Any, description: Description, numbers: Numbers, x: Any) -> list:
    model, _ = build(names, description, numbers, [])
    return [model(x), model(x)]


def judge_again(student: Student, description: Description, x: torch.Tensor) -> None:
    """Fail unless a second run of the model gives what the first gave."""
    numbers = drawn(student, description)
    first, second = student.observe(
        run_twice, description, numbers, x, tried=code(description, "model(x)", "model(x)")
    )
    expect_close(
        second,
        first,
        why="The second run gives something else than the first. Is an iterator over the layers used up? Loop over self.layers.",
    )


def gradients(names: Any, description: Description, numbers: Numbers, x: Any) -> list[bool]:
    """For the input and each parameter, whether a gradient reaches it through the model."""
    model, _ = build(names, description, numbers, [])
    given = x.clone().requires_grad_()
    result = model(given)
    if result.requires_grad:
        result.sum().backward()
    ps = [p for layer in model.layers for p in layer.parameters()]
    return [v.grad is not None for v in (given, *ps)]


def judge_gradients(student: Student, description: Description, x: torch.Tensor) -> None:
    """Fail unless gradients reach the input and every layer."""
    seen = student.observe(
        gradients,
        description,
        drawn(student, description),
        x,
        tried=code(description, "model(x).sum().backward()", "[p.grad for p in model.parameters()]"),
    )
    expect_equal(
        seen,
        [True] * len(seen),
        why="Some layers get no gradient, so they would never be trained. Give each layer what the one before it returned, as it "
        "is: .detach(), .data and torch.no_grad() cut it off.",
    )


def hooked(names: Any, description: Description, numbers: Numbers, x: Any) -> list[str]:
    """What happens in one call, where the model and every layer have a hook."""
    log: list[str] = []
    model, labels = build(names, description, numbers, log)

    def hook_all(module: Any) -> None:
        name = "model" if module is model else labels.get(id(module), "a copy")
        module.hook = lambda result, args: log.append(f"hook {name}")
        for layer in getattr(module, "layers", ()):
            hook_all(layer)

    hook_all(model)
    model(x)
    return log


def happenings(description: Any, outermost: bool = True) -> list[str]:
    """What should happen in one call."""
    if isinstance(description, str):
        return [f"forward {description}", f"hook {description}"]
    inside = [what for part in description for what in happenings(part, False)]
    return [*inside, "hook model" if outermost else f"hook {code_for(description)}"]


def judge_hooks(student: Student, description: Description, x: torch.Tensor) -> None:
    """Fail unless the layers' hooks and the model's own run, once each and in order."""
    tried = code(description, "model.hook = f, and so on every layer", "model(x)")
    log = student.observe(hooked, description, drawn(student, description), x, tried=tried)
    right = happenings(description)
    runs = [what for what in right if what.startswith("forward")]
    expect_equal(
        log,
        right,
        mistakes=[
            (runs, "No hook runs. A hook runs in Module.__call__: define forward instead of __call__, and call each layer as "
            "layer(x), which layer.forward(x) is not."),
            ([*runs, "hook model"], "The layers' hooks do not run. Call the layers: layer(x). layer.forward(x) goes past the hook."),
            (lambda got: len(set(got)) < len(got), "A hook runs twice. Module.__call__ runs it already: forward should not."),
            (lambda got: "hook model" not in got, "The model's own hook does not run. Name the method forward, and leave __call__ "
            "to Module."),
        ],
        why="Each layer's hook should run once, right after the layer, and the model's own last.",
    )  # fmt: skip
