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
    generator = torch.Generator().manual_seed(student.random.randrange(2**31))
    x, y = torch.randn(5, 3, generator=generator), torch.randn(5, 2, generator=generator)
    lrs = [round(student.random.uniform(0.02, 0.3), 3) for _ in range(10)]
    judge_trained(student, x, y, lrs, round(student.random.uniform(0.05, 0.3), 2))
