"""Hidden checks of m04: drawn numbers, and a small training."""

import torch

from checks.m04.probes import judge_steps, judge_trained


def test_drawn_steps(student):
    "steps with other numbers are right too"
    draw = student.random.uniform
    shapes = [3, 5, 2]

    def numbers():
        return [[round(draw(-3, 3), 2) for _ in range(n)] for n in shapes]

    lr, wd = round(draw(0.2, 0.6), 2), round(draw(0.2, 0.5), 2)
    steps = [(None, numbers()), (round(lr / 3, 3), numbers()), (None, numbers()), (lr, numbers())]
    judge_steps(student, numbers(), lr, {"wd": wd}, steps, clears=True)
    without = [(None, [g[0], None, g[2]]) for _, g in steps]
    judge_steps(student, numbers(), lr, {"wd": wd}, without, generator=True, clears=True)


def test_trains(student):
    "a small training goes step by step as the formula says"
    x = torch.linspace(-1, 2, 15).reshape(5, 3)
    y = torch.tensor([[1.0, 0.0], [0.5, -1.0], [0.0, 2.0], [1.5, 0.5], [-1.0, 1.0]])
    lrs = [round(student.random.uniform(0.02, 0.3), 3) for _ in range(10)]
    judge_trained(student, x, y, lrs, round(student.random.uniform(0.05, 0.3), 2))
