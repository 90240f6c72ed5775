"""Hidden checks of r04: drawn settings, parameters read once, and several optimizers."""

from autograder.checking import required
from checks.r04.fits import judge_fit, judge_fresh
from checks.r04.probes import MEANINGS, judge_steps  # noqa: F401


def drawn(student, shapes, n_steps, change_rate=False, gaps=False):
    draw = student.random

    def tensor(shape):
        n, *rest = shape
        return [tensor(rest) if rest else round(draw.uniform(-2, 2), 2) for _ in range(n)]

    steps = []
    # Each parameter surely lacks a gradient once, after a step and before another in which all have one.
    sure = draw.sample(range(2, n_steps - 1), len(shapes)) if gaps else []
    for step in range(n_steps):
        rate = round(draw.uniform(0.01, 0.3), 3) if change_rate else None
        # At least one parameter has a gradient in every step.
        some = draw.randrange(len(shapes))
        missing = [gaps and i != some and draw.random() < 0.5 for i in range(len(shapes))]
        if step in (1, n_steps - 1):
            missing = [False] * len(shapes)
        elif step in sure:
            missing = [step == at for at in sure]
        steps.append(
            (rate, [None if gap else tensor(shape) for gap, shape in zip(missing, shapes, strict=True)])
        )
    return [tensor(shape) for shape in shapes], steps


@required
def test_drawn_steps(student):
    "any parameters, gradients, momentum and weight decay"
    draw = student.random
    values, steps = drawn(student, [(2, 3), (3,), (2, 1, 2)], 6)
    kwargs = {"wd": round(draw.uniform(0.01, 0.5), 3), "mom": round(draw.uniform(0.3, 0.95), 3)}
    judge_steps(student, values, 0.07, kwargs, steps)


def test_drawn_rates_and_gaps(student):
    "rates change, and gradients come and go"
    values, steps = drawn(student, [(4,), (3,)], 8, change_rate=True, gaps=True)
    judge_steps(student, values, 0.1, {"wd": 0.05}, steps)


def test_no_momentum(student):
    "with mom=0 it is the chapter's SGD"
    values, steps = drawn(student, [(3,), (2,)], 3)
    judge_steps(student, values, 0.2, {"wd": 0.3, "mom": 0.0}, steps)


def test_a_generator_of_parameters(student):
    "params may be a generator"
    values, steps = drawn(student, [(3,), (2,)], 3)
    judge_steps(student, values, 0.1, {}, steps, once=True)


def test_float64(student):
    "parameters of float64 stay such"
    values, steps = drawn(student, [(3,), (2,)], 3)
    judge_steps(student, values, 0.1, {"wd": 0.1}, steps, dtype="float64")


def test_optimizers_share_nothing(student):
    "a new optimizer for the same parameters starts without momentum"
    judge_fresh(student, [round(student.random.uniform(0.5, 2), 2) for _ in range(2)])


def test_drawn_fit(student):
    "a Learner trains with it as with torch's"
    draw = student.random
    sizes = tuple(draw.randrange(3, 12) for _ in range(3))
    rates = [round(draw.uniform(0.01, 0.3), 3) for _ in range(6)]
    judge_fit(student, sizes, 0.1, draw.randrange(1, 1000), rates)
