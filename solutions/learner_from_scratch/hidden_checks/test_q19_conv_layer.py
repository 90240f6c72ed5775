"""Hidden checks of q19: random sizes and settings, gradients, and other seeds."""

from autograder.checking import required
from checks.q19.probes import MEANINGS, judge_parameters, judge_result  # noqa: F401
from checks.q19.weights import judge_draws, judge_normal, judge_spread


def draw(random, **how):
    """Channels for a small layer."""
    return random.randrange(2, 6), random.randrange(6, 10), how


@required
def test_drawn_convolutions(student):
    "results are right for other sizes, strides, and settings"
    r = student.random
    settings = zip((True, False), r.sample((True, False), 2), r.sample((1, 2, 3), 2), strict=True)
    for act, bias, stride in settings:
        made = draw(r, stride=stride, bias=bias, act=act)
        judge_result(student, made, r.randrange(1, 4), r.randrange(5, 10), r.randrange(5, 10))


@required
def test_drawn_widths(student):
    "the weights' spread is right for other widths"
    r = student.random
    for act in (True, False):
        judge_spread(student, (r.randrange(40, 60), r.randrange(70, 110), {"act": act}))
        judge_spread(student, (r.randrange(80, 110), r.randrange(35, 50), {"act": act, "bias": False}))


def test_drawn_widths_normal(student):
    "the weights are normally distributed for other widths and settings"
    r = student.random
    for act in (True, False):
        judge_normal(student, (*r.sample(range(50, 70), 2), {"act": act, "stride": 2}))


def test_drawn_gradients(student):
    "gradients reach x, w and b"
    r = student.random
    for act, stride in zip((True, False), r.sample((1, 2), 2), strict=True):
        judge_result(student, draw(r, act=act, stride=stride), 2, 5, 6, gradients=True)


def test_drawn_parameters(student):
    "parameters are right with every setting"
    r = student.random
    for bias in (True, False):
        for act in (True, False):
            judge_parameters(student, draw(r, bias=bias, act=act))


def test_drawn_seeds(student):
    "other seeds make other weights, with and without an activation"
    r = student.random
    for act in (True, False):
        a = r.randrange(1, 10_000)
        judge_draws(student, draw(r, act=act), (a, a + r.randrange(1, 1000)))
