"""Checks of m08: it is learning."""

from autograder.checking import required
from checks.m08.learner import judge_learner
from checks.m08.network import judge_network
from checks.m08.probes import MEANINGS, judge_parts  # noqa: F401
from checks.m08.training import judge_training

HINTS = [
    'mine("ConvLayer") is a class: call it like one, mine("ConvLayer")(3, 16, stride=2). Which numbers do its neighbours have in common?',
    "widths = [3, 16, 32, 64, 128], and zip(widths, widths[1:]) gives the pairs. Collect the layers in a list, and pass them on with a "
    'star: mine("Sequential")(*layers).',
    'The Learner takes mine("cross_entropy") itself as its loss, and as its last argument opt_func, or mine("SGD") where that is None.',
]

PASSED = "Everything that runs below is made of your own parts now: images, batches, layers, losses, steps and schedule."


@required
def test_parts(student):
    "my_cnn makes a network, and at least six of the nine parts are your own"
    judge_parts(student)


def test_network(student):
    "my_cnn is the chapter's network, made of parts from mine"
    side, draw = student.random.randrange(33, 65), student.random.randrange
    judge_network(student, 10, [side, side])
    judge_network(student, draw(2, 10), [draw(17, 33), draw(33, 65)])


def test_learner(student):
    "my_learner puts a Learner together: model, loaders, loss, rate and callbacks"
    rate = round(student.random.uniform(0.2, 0.9), 3)
    judge_learner(student, rate, with_opt=True)
    judge_learner(student, round(rate / 2, 4), with_opt=True, by_name=True)


def test_optimizer(student):
    'without an opt_func it uses mine("SGD")'
    rate = round(student.random.uniform(0.2, 0.9), 3)
    judge_learner(student, rate, with_opt=False)
    judge_learner(student, round(rate / 2, 4), with_opt=False, by_name=True)


@required
def test_learns(student):
    "the loss falls below what the images' mean colours give"
    judge_training(student, student.random.randrange(10**6))
