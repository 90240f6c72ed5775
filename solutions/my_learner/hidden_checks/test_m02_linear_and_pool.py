"""Hidden checks of m02: other sizes, the generator, and a step of training."""

import torch

from checks.m02.probes import (
    judge_draws,
    judge_linear,
    judge_pool,
    judge_registered,
    judge_trained,
    judge_weights,
)


def test_drawn_sizes(student):
    "other sizes work as well"
    draw = student.random.randrange
    ni, nf = draw(2, 9), draw(2, 9)
    judge_linear(student, [draw(1, 4) for _ in range(draw(2, 5))] + [ni], nf)
    judge_registered(student, ni, nf + 10)
    judge_pool(student, [draw(1, 4), draw(1, 5), draw(1, 7), draw(7, 10)])


def test_other_weights(student):
    "w is spread right for wide and for narrow layers"
    judge_weights(student, 1200, student.random.randrange(20, 40))
    judge_weights(student, student.random.randrange(20, 40), 1200)


def test_draws(student):
    "weights come from torch's global generator, and the layer does not seed it"
    judge_draws(student, student.random.randrange(10_000))


def test_trains(student):
    "gradients flow through both, and a step moves w and b"
    x = torch.linspace(-1, 2, 2 * 3 * 4 * 5).reshape(2, 3, 4, 5)
    judge_trained(student, x, torch.tensor([[1.0, -1.0], [0.5, 2.0]]), student.random.uniform(0.1, 0.3))
