"""Checks of q17: Scale and ScaleShift."""

import torch

from autograder.checking import Student, required
from checks.q17.diamond import judge_diamond_init, judge_diamond_result
from checks.q17.probes import (
    MEANINGS,  # noqa: F401  (they explain exceptions)
    judge_family,
    judge_parameters,
    judge_result,
    judge_super,
)
from checks.shared.modules import expect_module

HINTS = [
    "`super().method(...)` runs the method of the class that comes next, on the same object. A subclass uses it to add to "
    "what its parent does, instead of doing it over again.",
    "The first line of each `__init__` is `super().__init__()`. After it, setting a `Parameter` as an attribute registers it: "
    "`self.scale = Parameter(torch.ones(1))`.",
    "`ScaleShift` knows nothing of `x * scale`. Its `forward` is:\n```python\nreturn super().forward(x) + self.shift\n```",
]

PASSED = "Every layer of the chapter begins as yours does: super().__init__(), and then its parameters."


def numbers(student: Student, *shape: int) -> torch.Tensor:
    values = [student.random.randrange(-12, 13) / 4 for _ in range(torch.Size(shape).numel())]
    return torch.tensor(values).reshape(shape)


@required
def test_scale(student: Student) -> None:
    "Scale() has one parameter, scale, which starts at 1, and makes x * scale"
    expect_module(student, "Scale")
    judge_parameters(student, "Scale")
    judge_result(student, "Scale", numbers(student, 2, 3), (2.5, 0.0))
    judge_result(student, "Scale", numbers(student, student.random.randrange(3, 7)), (-1.5, 0.0))


@required
def test_scale_shift(student: Student) -> None:
    "ScaleShift() builds on Scale, has scale and shift, which starts at 0, and makes x * scale + shift"
    judge_family(student)
    judge_parameters(student, "ScaleShift")
    judge_result(student, "ScaleShift", numbers(student, 2, 3), (-1.5, 0.25))
    judge_result(student, "ScaleShift", numbers(student, 2, 1, student.random.randrange(2, 4)), (2.5, -3.0))


@required
def test_uses_super(student: Student) -> None:
    "ScaleShift reaches its parent through super"
    judge_super(student)


@required
def test_diamond_result(student: Student) -> None:
    "in a diamond each class's forward runs once, and the result is that of all of them"
    for mixed_first in (False, True):
        judge_diamond_result(student, mixed_first, torch.tensor([1.0, 2.0]), 3.0, 1.0)


def test_diamond_init(student: Student) -> None:
    "in a diamond each class's __init__ runs once"
    for mixed_first in (False, True):
        judge_diamond_init(student, mixed_first)


def test_gradients(student: Student) -> None:
    "gradients reach x and both parameters"
    x, slope = numbers(student, 2, 3), numbers(student, 2, 3)
    judge_result(student, "Scale", x, (0.5, 0.0), slope)
    judge_result(student, "ScaleShift", x, (1.5, -2.0), slope)
