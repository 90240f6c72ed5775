"""Hidden checks of m02: other sizes."""

from checks.m02.probes import (
    judge_linear,
    judge_pool,
    judge_registered,
    judge_weights,
)


def test_drawn_sizes(student):
    "other sizes work as well"
    draw = student.random.randrange
    ni, nf = draw(2, 9), draw(2, 9)
    judge_linear(student, [draw(1, 4) for _ in range(draw(2, 5))] + [ni], nf)
    judge_registered(student, ni, draw(12, 40))
    judge_pool(student, [draw(2, 5), draw(2, 5), draw(1, 7), draw(7, 10)])
    judge_pool(student, [draw(2, 5), 1, draw(1, 7), draw(7, 10)])  # squeeze() takes away the one channel


def test_other_weights(student):
    "w is spread right for wide and for narrow layers"
    draw = student.random.randrange
    judge_weights(student, draw(1100, 1500), draw(20, 40))
    judge_weights(student, draw(20, 40), draw(1100, 1500))
