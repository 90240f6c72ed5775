"""Hidden checks of m06: other numbers of channels, other sizes, and whole fits."""

from checks.m06.devices import judge_moved_model
from checks.m06.probes import draw_stats, judge_batch, judge_fitted, judge_normalize


def test_other_channels(student):
    "other sizes and other numbers of channels work as well"
    draw = student.random
    for c, n_dims in ((1, 0), (2, 1), (5, 3)):
        stats = draw_stats(draw, c)
        judge_normalize(student, [draw.randrange(1, 4) for _ in range(n_dims)] + [c], stats)
        h = draw.randrange(4, 9)
        judge_batch(student, [draw.randrange(2, 5), h, h + draw.randrange(1, 4), c], stats, training=c != 2)


def test_whole_fits(student):
    "in a fit, a batch that comes again gives the same loss again"
    judge_fitted(student, [6, 4, 7, 3], draw_stats(student.random, 3))


def test_deep_model(student):
    "every parameter of a deep model is moved"
    judge_moved_model(student, 4)
