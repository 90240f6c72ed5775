"""Hidden checks of m08: other numbers of classes, other sizes, other images."""

from checks.m08.learner import judge_learner
from checks.m08.network import judge_network
from checks.m08.probes import MEANINGS  # noqa: F401
from checks.m08.training import judge_training


def test_drawn_network(student):
    "my_cnn works for other numbers of classes and other sizes"
    draw = student.random.randint
    judge_network(student, draw(2, 9), [draw(17, 40), draw(41, 70)])
    judge_network(student, draw(11, 40), [draw(41, 70), draw(17, 40)])


def test_drawn_learner(student):
    "my_learner works with other rates"
    rate = round(student.random.uniform(0.01, 0.9), 3)
    judge_learner(student, rate, with_opt=True)
    judge_learner(student, round(rate / 2, 4), with_opt=False)


def test_other_images(student):
    "it learns from other images too"
    judge_training(student, student.random.randint(1, 10**6))
