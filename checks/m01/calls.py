"""Shared by the checks of m01: `training`, calls and hooks, and a step of training."""

from __future__ import annotations

from typing import Any

import torch

from autograder.checking import expect, expect_close, expect_equal, fail
from checks.m01.probes import MEANINGS, SHARED, build, new_modules, shown
from checks.shared.modules import attempt


def training(names: Any, tree: list) -> Any:
    """`training` of all modules, at first set to True, then to False in the model, then to True in one child."""
    if new_modules(names)["b"] != [0, 0]:
        return "shared"
    model, _ = build(names, tree)

    def flags(module: Any) -> list:
        return [module.training, [flags(child) for child in module.children]]

    seen = []
    for value in (True, False):
        model.training = value
        seen.append(flags(model))
    return seen


def flags_of(tree: list, value: bool) -> list:
    return [value, [flags_of(part[1], value) for part in tree if not isinstance(part, str)]]


def judge_training(student: Any, tree: list) -> None:
    """Fail unless setting `training` reaches every module below."""
    tried = f"model = {shown(tree)}\nmodel.training = True"
    seen = attempt(student, training, tree, tried=tried, meanings=MEANINGS)
    expect(seen != "shared", SHARED)
    for got, value in zip(seen, (True, False), strict=True):
        right = flags_of(tree, value)
        if got == right:
            continue
        why = "Setting training sets it in every child too."
        if got[0] is not value:
            why = "The module itself does not take the value that is set."
        elif [child[0] for child in got[1]] == [child[0] for child in right[1]]:
            why = "It reaches the children, and nothing deeper. Set training on each child, which then passes it on: to any depth."
        fail(why, tried=tried.replace("True", str(value)), expected=f"{value} everywhere", got=str(got))


def called(names: Any, with_hook: bool, x: int, y: int, scale: int) -> dict:
    """What a call gives, and what the hook and forward were given."""
    log: list[Any] = []

    class Affine(names.Module):  # type: ignore[name-defined, misc]
        def forward(self, x: Any, y: Any = 0, *, scale: Any = 1) -> Any:
            log.append(["forward", x, y, scale])
            return (x + y) * scale

    module = Affine()
    if with_hook:

        def hook(result: Any, args: Any) -> str:
            log.append(["hook", result, type(args).__name__, list(args) if isinstance(args, tuple) else args])
            return "what the hook returns"

        module.hook = hook
    return {"results": [module(x), module(x, y, scale=scale)], "log": log}


def judge_call(student: Any, with_hook: bool) -> None:
    """Fail unless a call runs forward with all arguments, then the hook, and returns forward's result."""
    x, y = student.random.sample(range(2, 100), 2)
    scale = student.random.randrange(2, 20)
    right = [x, (x + y) * scale]
    tried = "class Affine(Module):\n    def forward(self, x, y=0, *, scale=1): return (x + y) * scale\n\naffine = Affine()"
    tried += "\naffine.hook = hook" if with_hook else ""
    tried += f"\naffine({x}), affine({x}, {y}, scale={scale})"
    meanings = {
        "hook()": "The hook is called as hook(result, args), where args is one tuple of all arguments.",
        **MEANINGS,
    }
    seen = attempt(student, called, with_hook, x, y, scale, tried=tried, meanings=meanings)
    steps: list[list] = [["forward", x, 0, 1], ["forward", x, y, scale]]
    mistakes = [
        ([None, None], "It returns nothing. Is there a return?"),
        (
            ["what the hook returns"] * 2,
            "It returns what the hook returned. What the hook returns is ignored: return forward's result.",
        ),
        ([x, x + y], "Keyword arguments do not reach forward: pass on **kwargs too."),
    ]
    expect_equal(
        seen["results"],
        right,
        mistakes=mistakes,
        why="A call returns what forward returns for the same arguments.",
    )
    if with_hook:
        steps = [steps[0], ["hook", right[0], "tuple", [x]], steps[1], ["hook", right[1], "tuple", [x, y]]]
        log = seen["log"]
        if not any(step[0] == "hook" for step in log):
            fail(
                "The hook does not run. Call self.hook(result, args) after forward.",
                expected=str(steps),
                got=str(log),
            )
        if log[0][0] == "hook":
            fail(
                "The hook runs before forward. It comes after it, with the result.",
                expected=str(steps),
                got=str(log),
            )
    expect_equal(
        seen["log"],
        steps,
        why="The hook runs once after each forward, and gets the result and the tuple of positional arguments.",
    )


def learns(names: Any, x: Any, lr: float) -> dict:
    """Two layers' parameters before and after a step of gradient descent, and what was registered meanwhile."""

    class Line(names.Module):  # type: ignore[name-defined, misc]
        def __init__(self, ni: int, nf: int) -> None:
            super().__init__()
            self.w = names.Parameter(torch.empty(nf, ni))
            torch.nn.init.xavier_normal_(self.w)

        def forward(self, x: Any) -> Any:
            self.out = x @ self.w.t()
            return self.out

    class Net(names.Module):  # type: ignore[name-defined, misc]
        def __init__(self) -> None:
            super().__init__()
            self.first, self.second = Line(3, 4), Line(4, 2)

        def forward(self, x: Any) -> Any:
            return self.second(self.first(x))

    net = Net()
    plain = [p.detach().as_subclass(torch.Tensor).clone() for p in net.parameters()]
    net(x).square().mean().backward()
    with torch.no_grad():
        for p in net.parameters():
            p -= lr * p.grad
    after = [p.detach().as_subclass(torch.Tensor).clone() for p in net.parameters()]
    return {"before": plain, "after": after, "n": len(net.parameters())}


def judge_learns(student: Any, x: torch.Tensor, lr: float) -> None:
    """Fail unless a network of two layers takes the right step, and keeps no activation as a parameter."""
    tried = "net = Net()   # two layers, each with a Parameter w, that keep self.out = x @ self.w.t()\nnet(x).square().mean().backward()"
    seen = attempt(student, learns, x, lr, tried=tried, meanings=MEANINGS)
    expect_equal(
        seen["n"],
        2,
        why="An activation is registered as a parameter. Results of operations are plain tensors.",
    )
    w1, w2 = (w.double().requires_grad_() for w in seen["before"])
    (x.double() @ w1.t() @ w2.t()).square().mean().backward()
    expect_close(
        seen["after"],
        [w.detach() - lr * w.grad for w in (w1, w2)],
        rtol=1e-3,
        atol=1e-5,
        why="The parameters after a step are not what gradient descent makes of them.",
    )
