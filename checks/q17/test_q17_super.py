"""Checks of q17: Scale and ScaleShift."""

import torch

from autograder.checking import required
from checks.q17.probes import (
    judge_diamond_init,
    judge_diamond_result,
    judge_parameters,
    judge_result,
    judge_super,
)

HINTS = [
    "super().method(...) runs the method of the class that comes next, on the same object. A subclass uses it to add to "
    "what its parent does instead of doing it over again.",
    "The first line of either __init__ is super().__init__(). After it, setting a Parameter as an attribute registers it: "
    "self.scale = Parameter(torch.ones(1)).",
    "ScaleShift knows nothing of x * scale: its forward is super().forward(x) + self.shift.",
]

X = torch.tensor([[1.0, -2.0, 0.5], [4.0, 3.0, -1.5]])


@required
def test_scale(student):
    "Scale() has one parameter, scale, which starts at 1, and makes x * scale"
    judge_parameters(student, "Scale")
    judge_result(student, "Scale", X, (2.5, 0.0))


@required
def test_scale_shift(student):
    "ScaleShift() has scale and shift, which starts at 0, and makes x * scale + shift"
    judge_parameters(student, "ScaleShift")
    judge_result(student, "ScaleShift", X, (-1.5, 0.25))


@required
def test_uses_super(student):
    "ScaleShift is a Scale, and reaches its parent through super"
    judge_super(student)


@required
def test_diamond_result(student):
    "in a diamond each class's forward runs once, and the result is that of all of them"
    for mixed_first in (False, True):
        judge_diamond_result(student, mixed_first, torch.tensor([1.0, 2.0]), 3.0, 1.0)


def test_diamond_init(student):
    "in a diamond each class's __init__ runs once"
    for mixed_first in (False, True):
        judge_diamond_init(student, mixed_first)


def test_gradients(student):
    "gradients reach x and both parameters"
    judge_result(
        student, "ScaleShift", X, (1.5, -2.0), slope=torch.tensor([[1.0, 2.0, 0.5], [-1.0, 1.0, 3.0]])
    )
