"""Hidden checks of r06: drawn settings, a network of two layers, another loss, and batches that a callback has changed."""

import torch

from autograder.checking import required
from checks.r06.probes import MEANINGS, judge, judge_first_pass  # noqa: F401


def drawn(student):
    draw = student.random
    return {
        "rho": round(draw.uniform(0.2, 0.9), 2),
        "lr": round(draw.uniform(0.2, 0.8), 2),
        "sizes": tuple(draw.randrange(4, 10) for _ in range(3)),
        "seed": draw.randrange(1, 1000),
    }


def network(student):
    draw = student.random
    shapes = ((5, 2), (3, 5), (3,))
    return [torch.empty(s).apply_(lambda _: round(draw.uniform(-1, 1), 2)) for s in shapes]


@required
def test_drawn_settings(student):
    "any rho, rate and batches"
    judge(student, **drawn(student), n_epochs=2)


def test_drawn_network(student):
    "a network of two layers, around an optimizer with momentum and weight decay"
    judge(student, **drawn(student), weights=network(student), wd=0.1, mom=0.5)


def test_another_loss(student):
    "the second loss is the learner's own"
    judge(student, **drawn(student), scale=student.random.choice([0.5, 2.0]))


def test_changed_batch(student):
    "the second pass is over the batch as callbacks have left it"
    judge(student, **drawn(student), shift=1.5)


def test_drawn_first_pass(student):
    "losses and predictions stay those of the first pass, in a network too"
    judge_first_pass(student, **drawn(student), weights=network(student))
