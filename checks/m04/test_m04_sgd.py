"""Checks of m04: SGD."""

from autograder.checking import required
from checks.m04.probes import judge_recorded, judge_steps
from checks.shared.parts import judge_own

HINTS = [
    "params may be a generator, so keep list(params). Keep lr and wd too, and read self.lr in every step.",
    "A step changes parameters in place, and torch should not record that: write it inside `with torch.no_grad():`, and use -=.",
    "for p in self.params: if p.grad is not None: p -= self.lr * (p.grad + self.wd * p), and after that p.grad = None.",
]


def number(student):
    """A quarter that is not 0, and of another size than 1, so that its sign alone is another number."""
    return student.random.choice((-1, 1)) * student.random.choice(
        (0.25, 0.5, 0.75, *(n / 4 for n in range(5, 25)))
    )


def numbers(student):
    """For two parameters, of shapes (2, 3) and (2,)."""
    return [[[number(student) for _ in range(3)] for _ in range(2)], [number(student) for _ in range(2)]]


@required
def test_own(student):
    "a step moves a parameter, without torch.optim"
    judge_own(student, ["SGD"], ["SGD"])
    rate = round(student.random.uniform(0.3, 0.7), 2)
    judge_steps(student, [[number(student)]], rate, {}, [(None, [[number(student)]])])


def test_step(student):
    "a step takes lr times the gradient away from each parameter, in place"
    values, g1, g2 = (numbers(student) for _ in range(3))
    judge_steps(student, values, 0.1, {}, [(None, g1)])
    judge_steps(student, values, 0.1, {}, [(None, g1), (None, g2), (None, g1)])


def test_decay(student):
    "wd times the parameter is added to the gradient"
    values, g1, g2 = (numbers(student) for _ in range(3))
    judge_steps(student, values, 0.5, {"wd": 0.3}, [(None, g1), (None, g2)])


def test_cleared(student):
    "no gradient is left after a step"
    values, g1, g2 = (numbers(student) for _ in range(3))
    judge_steps(student, values, 0.1, {}, [(None, g1), (None, g2)], clears=True)


def test_rate(student):
    "the next step uses opt.lr as it is then"
    values, g1, g2 = (numbers(student) for _ in range(3))
    judge_steps(student, values, 0.1, {"wd": 0.1}, [(None, g1), (0.5, g2), (0.02, g1)])


def test_without_gradient(student):
    "a parameter without a gradient stays as it is"
    values, g1, g2 = (numbers(student) for _ in range(3))
    judge_steps(student, values, 0.5, {"wd": 0.3}, [(None, [g1[0], None]), (None, [g2[0], None])])
    judge_steps(student, values, 0.5, {"wd": 0.3}, [(None, [None, g1[1]])])


def test_generator(student):
    "params may be a generator"
    values, g1, g2 = (numbers(student) for _ in range(3))
    judge_steps(student, values, 0.1, {}, [(None, g1), (None, g2)], generator=True)


def test_recorded(student):
    "nothing of a step is recorded for backward()"
    judge_recorded(student, *([[number(student), number(student)]] for _ in range(3)))
