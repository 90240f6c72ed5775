"""Checks of q18: Double, a Module with a forward."""

import torch

from autograder.checking import Student, required
from checks.q18.probes import (
    MEANINGS,  # noqa: F401  (they explain exceptions)
    judge_call,
    judge_gradient,
    judge_hook,
    judge_parameters,
    judge_result,
)
from checks.shared.modules import expect_module

HINTS = [
    "What happens in `double(x)` is written in `Module.__call__`. Which method does it call that a subclass can make its own?",
    "Define only `forward(self, x)`, and return the result from it. Everything else, the hook too, comes from `Module`.",
    "```python\ndef forward(self, x):\n    return 2 * x\n```",
]

PASSED = (
    "All layers of the chapter are written like this, so one hook can look at any of them (q21 does that)."
)


def numbers(student: Student, *shape: int) -> torch.Tensor:
    values = [student.random.randrange(-12, 13) / 4 + 0.125 for _ in range(torch.Size(shape).numel())]
    return torch.tensor(values).reshape(shape)


@required
def test_doubles(student: Student) -> None:
    "Double()(x) is 2 * x, and x stays as it is"
    expect_module(student, "Double")
    judge_result(student, numbers(student, 2, 3))
    judge_result(student, numbers(student, 2, student.random.randrange(3, 6), 3))
    judge_result(student, numbers(student))


@required
def test_call_is_modules(student: Student) -> None:
    "__call__ is Module's own"
    judge_call(student)


def test_hook_runs_once(student: Student) -> None:
    "a hook runs once for each call, with the result and the tuple of arguments"
    judge_hook(student, numbers(student, 2))


def test_gradient(student: Student) -> None:
    "gradients flow back through it"
    judge_gradient(student, numbers(student, 2, 3), numbers(student, 2, 3))


def test_no_parameters(student: Student) -> None:
    "Double has no parameters"
    judge_parameters(student)
