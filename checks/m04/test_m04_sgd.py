"""Checks of m04: SGD."""

from autograder.checking import required
from checks.m04.probes import judge_recorded, judge_steps
from checks.shared.parts import judge_own

HINTS = [
    "params may be a generator, so keep list(params). Keep lr and wd too, and read self.lr in every step.",
    "A step changes parameters in place, and torch should not record that: write it inside `with torch.no_grad():`, and use -=.",
    "for p in self.params: if p.grad is not None: p -= self.lr * (p.grad + self.wd * p), and after that p.grad = None.",
]

VALUES = [[[1.0, -2.0, 0.5], [0.0, 3.0, -1.0]], [0.25, -0.5]]
G1 = [[[2.0, -1.0, 0.5], [4.0, 1.5, -3.0]], [1.0, -2.0]]
G2 = [[[-1.0, 0.5, 2.5], [1.0, -0.5, 2.0]], [0.5, 3.0]]


@required
def test_own(student):
    "torch.optim does not do the work"
    judge_own(student, ["SGD"], ["SGD"])
    judge_steps(student, [[1.0]], 0.5, {}, [(None, [[1.0]])])


def test_step(student):
    "a step takes lr times the gradient away from each parameter, in place"
    judge_steps(student, VALUES, 0.1, {}, [(None, G1)])
    judge_steps(student, VALUES, 0.1, {}, [(None, G1), (None, G2), (None, G1)])


def test_decay(student):
    "wd times the parameter is added to the gradient"
    judge_steps(student, VALUES, 0.5, {"wd": 0.3}, [(None, G1), (None, G2)])


def test_cleared(student):
    "no gradient is left after a step"
    judge_steps(student, VALUES, 0.1, {}, [(None, G1), (None, G2)], clears=True)


def test_rate(student):
    "the next step uses opt.lr as it is then"
    judge_steps(student, VALUES, 0.1, {"wd": 0.1}, [(None, G1), (0.5, G2), (0.02, G1)])


def test_without_gradient(student):
    "a parameter without a gradient stays as it is"
    judge_steps(student, VALUES, 0.5, {"wd": 0.3}, [(None, [G1[0], None]), (None, [G2[0], None])])
    judge_steps(student, VALUES, 0.5, {"wd": 0.3}, [(None, [None, G1[1]])])


def test_generator(student):
    "params may be a generator"
    judge_steps(student, VALUES, 0.1, {}, [(None, G1), (None, G2)], generator=True)


def test_recorded(student):
    "nothing of a step is recorded for backward()"
    judge_recorded(student)
