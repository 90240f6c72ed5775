"""Shared by the checks of q18: Double, with and without a hook."""

from __future__ import annotations

import ast
from typing import Any

import torch

from autograder.checking import expect, expect_close, fail, short
from checks.shared.modules import attempt

MEANINGS = {
    "in-place operation": "x is to stay as it is: 2 * x makes a new tensor, where x *= 2 or x.mul_(2) write into x.",
    "RecursionError": "It calls itself without end: calling an object runs Module.__call__, which calls forward.",
    "'NoneType' object is not callable": "A hook is called that is not set. Leave the hook to Module.__call__.",
}


def run(names: Any, x: Any, hooked: bool, slope: Any) -> dict:
    """The result for x, what a hook was given, and the gradient of x where the result has the gradient `slope`."""
    double = names.Double()
    told: list[dict] = []
    given = x.clone().requires_grad_(slope is not None)
    made: list[Any] = []

    def hook(*hook_args: Any) -> str:
        result, args = hook_args if len(hook_args) == 2 else (None, None)
        made.append(result)
        told.append(
            {
                "arguments": len(hook_args),
                "result": result,
                "args": len(args) if isinstance(args, tuple) else None,
                "is x": isinstance(args, tuple) and len(args) == 1 and args[0] is given,
            }
        )
        return "ignored"

    if hooked:
        double.hook = hook
    result = double(given)
    seen = {"result": result, "x": given.detach(), "hook": told}
    seen["same"] = bool(made) and made[-1] is result
    if slope is not None and isinstance(result, torch.Tensor) and result.requires_grad:
        (result * slope).sum().backward()
    seen["grad"] = given.grad
    return seen


def attempt_run(student: Any, x: torch.Tensor, hooked: bool = False, slope: Any = None) -> dict:
    call = (
        f"double(torch.tensor({x.tolist()}))"
        if x.numel() <= 6
        else f"double(x)   # x of shape {tuple(x.shape)}"
    )
    lines = ["double = Double()", *(["double.hook = f"] if hooked else []), call]
    return attempt(student, run, x, hooked, slope, tried="\n".join(lines), meanings=MEANINGS)


def judge_result(student: Any, x: torch.Tensor) -> None:
    """Fail unless the result is 2 * x, and x what it was."""
    seen = attempt_run(student, x)
    expect_close(
        seen["result"],
        x.double() * 2,
        why="The result is to be 2 * x.",
        mistakes=[
            (x.double(), "This is x, not twice x."),
            (x.double() * 4, "This is four times x: it has been doubled twice."),
            (x.double() ** 2, "This is x squared."),
            (None, "It returns nothing. Is there a return?"),
        ],
    )
    expect_close(
        seen["x"],
        x.double(),
        why="x itself has changed. 2 * x makes a new tensor, where x *= 2 or x.mul_(2) write into x.",
        tried="y = Double()(x)\nx",
    )


def judge_hook(student: Any, x: torch.Tensor) -> None:
    """Fail unless a hook runs once, with the result and the arguments."""
    seen = attempt_run(student, x, hooked=True)
    times = len(seen["hook"])
    if times == 0:
        why = "The hook has not run. Module.__call__ runs it, after forward: does the module still use that __call__?"
        fail(why, expected="the hook runs once", got="it does not run")
    if times > 1:
        why = "Module.__call__ runs the hook already. forward is only to return the result."
        fail(why, expected="the hook runs once", got=f"it runs {times} times")
    told = seen["hook"][0]
    expect(
        told["arguments"] == 2,
        "A hook takes two arguments, the result and the tuple of what the module was given.",
        expected="hook(result, args)",
        got=f"{told['arguments']} arguments",
    )
    expect_close(told["result"], x.double() * 2, why="The hook's first argument is to be the result, 2 * x.")
    expect(
        told["is x"],
        "The hook's second argument is to be the tuple of what the module was given, (x,).",
        expected="(x,)",
        got="something else" if told["args"] is None else f"a tuple of {told['args']}",
    )
    expect(
        seen["same"],
        "What the hook is given is to be the result itself, the tensor that is returned.",
        expected=short(x.double() * 2),
        got=short(seen["result"]),
    )


def judge_gradient(student: Any, x: torch.Tensor, slope: torch.Tensor) -> None:
    """Fail unless the gradient of x is twice that of the result."""
    seen = attempt_run(student, x, slope=slope)
    tried = "x.requires_grad_()\n(Double()(x) * slope).sum().backward()\nx.grad"
    expect(
        seen["grad"] is not None,
        "No gradient reaches x: the way from it to the result is cut. Compute with x itself, without .data, .item() or "
        ".detach().",
        tried=tried,
        expected="a gradient",
        got="None",
    )
    expect_close(
        seen["grad"],
        slope.double() * 2,
        tried=tried,
        why="The gradient of 2 * x is 2, times that of the result.",
    )


def call_of(names: Any) -> dict:
    """Which __call__ a Double has."""
    from reference import Module

    double = names.Double()
    owner = next(cls for cls in type(double).__mro__ if "__call__" in cls.__dict__)
    return {
        "module's": owner is Module and "__call__" not in vars(double),
        "owner": owner.__name__,
        "is a module": isinstance(double, Module),
    }


def judge_call(student: Any) -> None:
    """Fail unless Double leaves __call__ to Module."""
    attempt_run(student, torch.tensor([1.0, 2.0]))
    facts = attempt(student, call_of, tried="Double.__call__", meanings=MEANINGS)
    own = "__call__" in student.form.methods("Double") or any(
        isinstance(node, ast.Attribute) and node.attr == "__call__" and isinstance(node.ctx, ast.Store)
        for node in ast.walk(student.form.tree)
    )
    expect(facts["is a module"], "Double is to be a Module: class Double(Module).", got=f"a {facts['owner']}")
    expect(
        facts["module's"] and not own,
        "It has a __call__ of its own, so Module's never runs, and with it no hook. Name the method forward: Module.__call__ "
        "calls it.",
        expected="Module's __call__",
        got="another one",
    )
