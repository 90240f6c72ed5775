"""Shared by the checks of q18: Double, with and without a hook."""

from __future__ import annotations

import ast
from typing import Any

import torch

from autograder.checking import Student, expect, expect_close, expect_equal, fail, which
from checks.shared.modules import MODULE_MEANINGS

MEANINGS = {
    "in-place operation": "x should stay as it is. 2 * x makes a new tensor, while x *= 2 and x.mul_(2) write into x.",
    "RecursionError": "It calls itself without end. Calling an object runs Module.__call__, which calls forward: in forward, "
    "call no object.",
    "'NoneType' object is not callable": "self.hook is called where no hook is set. Leave the hook to Module.__call__: forward "
    "only returns the result.",
    "no attribute 'hook'": "Module.__init__ makes the attribute hook. If Double has an __init__ of its own, let it call "
    "super().__init__() first.",
    "0-d tensor": "x may be a single number, of shape (), which cannot be looped over. 2 * x works for any shape.",
    "forward() missing": "forward is given x alone: def forward(self, x). The result and the arguments are what a hook gets.",
    "__init__() missing": "Double() is made without arguments.",
    **MODULE_MEANINGS,
}


def run(names: Any, x: Any, hooked: bool, slope: Any) -> dict[str, Any]:
    """The result for x, what a hook was given, and the gradient of x where the result has the gradient `slope`."""
    double = names.Double()
    given = x.clone().requires_grad_(slope is not None)
    calls: list[tuple] = []
    if hooked:
        double.hook = lambda *hook_args: calls.append(hook_args)
    result = double(given)
    seen: dict[str, Any] = {"result": result, "x": given.detach(), "times": len(calls)}
    if calls and len(calls[0]) == 2:
        first, args = calls[0]
        seen["hook's result"] = first is result
        seen["hook's args"] = isinstance(args, tuple) and len(args) == 1 and args[0] is given
    if slope is not None and isinstance(result, torch.Tensor) and result.requires_grad:
        (result * slope).sum().backward()
    seen["grad"] = given.grad
    return seen


def code_for(x: torch.Tensor, *lines: str) -> str:
    given = f"torch.tensor({x.tolist()})" if x.numel() <= 6 else f"torch.randn{tuple(x.shape)}"
    return "\n".join(["double = Double()", *lines, f"double({given})"])


def judge_result(student: Student, x: torch.Tensor) -> None:
    """Fail unless the result is 2 * x, and x what it was."""
    seen = student.observe(run, x, False, None, tried=code_for(x))
    expect_close(
        seen["result"],
        x * 2,
        why="The result should be 2 * x.",
        mistakes=[
            (x, "This is x, not twice x."),
            (x * 4, "This is four times x: it was doubled twice."),
            (x**2, "This is x squared. Twice x is 2 * x."),
            (x + 2, "This is x plus 2. Twice x is 2 * x."),
            (x / 2, "This is half of x. Twice x is 2 * x."),
        ],
    )
    expect_close(
        seen["x"],
        x,
        why="x itself was changed. 2 * x makes a new tensor, while x *= 2 and x.mul_(2) write into x.",
        tried="y = Double()(x)\nx",
    )


def judge_hook(student: Student, x: torch.Tensor) -> None:
    """Fail unless a hook runs once, with the result and the arguments."""
    seen = student.observe(run, x, True, None, tried=code_for(x, "double.hook = tell"))
    times = seen["times"]
    if times != 1:
        fail(
            which(
                (
                    times == 0,
                    "The hook does not run. Module.__call__ runs it after forward: does Double leave self.hook and __call__ alone?",
                ),
                otherwise="Module.__call__ runs the hook already, and your code runs it too. forward should only return the result.",
            ),
            expected="the hook runs once",
            got=f"it runs {times} times" if times else "it does not run",
        )
    expect(
        seen.get("hook's result") and seen.get("hook's args"),
        "Module.__call__ gives the hook two things: the result that is returned, and the tuple (x,). Leave that to it.",
        expected="hook(result, (x,))",
        got="other arguments",
    )


def judge_gradient(student: Student, x: torch.Tensor, slope: torch.Tensor) -> None:
    """Fail unless the gradient of x is twice that of the result."""
    tried = "x.requires_grad_()\n(Double()(x) * slope).sum().backward()\nx.grad"
    seen = student.observe(run, x, False, slope, tried=tried)
    expect(
        seen["grad"] is not None,
        "No gradient reaches x: something cuts the result off from x. .data, .item(), .detach(), torch.tensor(...) and "
        "torch.no_grad() do that.",
        expected="a gradient",
        got="None",
    )
    expect_close(seen["grad"], slope * 2, why="The gradient of 2 * x is 2 times that of the result.")


def call_of(names: Any) -> dict[str, Any]:
    """Which __call__ a Double that works has, and how many parameters."""
    import torch

    from reference import Module

    double = names.Double()
    double(torch.ones(2))
    owner = next(cls for cls in type(double).__mro__ if "__call__" in cls.__dict__)
    return {
        "module's": owner is Module and "__call__" not in vars(double),
        "parameters": len(double.parameters()),
    }


def judge_call(student: Student) -> None:
    """Fail unless Double leaves __call__ to Module."""
    seen = student.observe(call_of, tried="Double.__call__")
    own = "__call__" in student.form.methods("Double") or any(
        isinstance(node, ast.Attribute) and node.attr == "__call__" and isinstance(node.ctx, ast.Store)
        for node in ast.walk(student.form.tree)
    )
    expect(
        seen["module's"] and not own,
        "It has a __call__ of its own, so Module's never runs, and no hook does. Name the method forward: Module.__call__ "
        "calls it."
        if "forward" not in student.form.methods("Double")
        else "It has a __call__ of its own beside forward, which takes the place of Module's. Delete it: Module.__call__ calls "
        "forward, and then the hook.",
        expected="Module's __call__",
        got="another one",
    )


def judge_parameters(student: Student) -> None:
    """Fail unless Double has no parameters."""
    expect_equal(
        student.observe(call_of, tried="len(Double().parameters())")["parameters"],
        0,
        why="The 2 is a Parameter here, so training would change it, and Double would no longer double. Use a plain 2.",
    )
