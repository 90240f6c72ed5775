"""Hidden checks of r02: drawn sizes and passes, gradients in evaluation, and what is left alone."""

import torch

from autograder.checking import required
from checks.r02.gradients import judge_apart, judge_gradients, judge_untouched
from checks.r02.probes import MEANINGS, batch, judge  # noqa: F401


def drawn(random, nf):
    draw = random.randrange
    flags = [True, *random.sample([True, True, True, False, False], 5), False]
    return [(flag, batch(random, draw(2, 6), nf, draw(2, 5), draw(1, 5))) for flag in flags]


@required
def test_drawn_passes(student):
    "other sizes, and passes of training and evaluation in any order"
    nf = student.random.randrange(2, 7)
    judge(student, nf, {}, None, drawn(student.random, nf))


def test_drawn_settings(student):
    "another mom, eps, scale and shift"
    nf = student.random.randrange(2, 7)
    values = [student.random.uniform(0.3, 2.0) for _ in range(2 * nf)]
    affine = torch.tensor(values[:nf]), torch.tensor(values[nf:]) - 1
    kwargs = {"mom": student.random.uniform(0.2, 0.4), "eps": student.random.uniform(0.01, 0.1)}
    judge(student, nf, kwargs, affine, drawn(student.random, nf))


def test_gradients_in_evaluation(student):
    "in evaluation gradients are those of fixed statistics"
    xs = [batch(student.random, 2, 3, 2, 2) for _ in range(2)]
    affine = torch.tensor([1.5, -0.5, 0.75]), torch.tensor([1.0, 2.0, 0.0])
    judge_gradients(student, 3, affine, xs, torch.linspace(-1, 2, 24).reshape(2, 3, 2, 2), False)


def test_leaves_the_batch_alone(student):
    "the batch that it is given stays as it was"
    judge_untouched(student, batch(student.random, 2, 2, 3, 3))


def test_instances_share_nothing(student):
    "two of them keep statistics of their own"
    judge_apart(student, batch(student.random, 2, 3, 2, 2))
