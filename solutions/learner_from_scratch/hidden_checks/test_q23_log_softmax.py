"""Hidden checks of q23: other scores and targets, double precision, many classes, rows far apart."""

import torch

from autograder.checking import required
from checks.q23.probes import MEANINGS, judge_gradients, judge_log_softmax, judge_loss  # noqa: F401


def generator(student):
    return torch.Generator().manual_seed(student.random.randrange(2**31))


def batch(draw, n, c):
    """Scores and targets. The first item's target has next to no probability: what is added to that shows."""
    x, targets = (
        torch.randint(-500, 501, (n, c), generator=draw) / 100,
        torch.randint(c, (n,), generator=draw).clamp(
            max=c - 1 if n > 6 else c - 2
        ),  # the last class may not occur
    )
    x[0, targets[0]] = -25.0
    return x, targets


@required
def test_drawn_scores(student):
    "log_softmax is right for any matrix"
    n, c = student.random.randrange(2, 6), student.random.randrange(2, 9)
    judge_log_softmax(student, batch(generator(student), n, c)[0])


def test_drawn_batches(student):
    "cross_entropy is right for any batch, large or small"
    draw = generator(student)
    for n, c in [
        (student.random.randrange(3, 9), student.random.randrange(3, 9)),
        (1, 4),
        (5, 5),
        (64, 10),
        (3, 2),
    ]:
        judge_loss(student, *batch(draw, n, c))


def test_drawn_shapes(student):
    "log_softmax is right for one dimension, and for many"
    draw = generator(student)
    n = student.random.randrange(3, 6)
    for shape in [(n,), (n, n), (1, n), (2, n, 3), (n, n, n), (2, 1, 2, n)]:
        judge_log_softmax(student, torch.randint(-400, 401, shape, generator=draw) / 100)


def test_double_precision(student):
    "double precision numbers are no problem, large ones among them"
    x = torch.tensor([[10_000.0, 9_998.5], [-10_000.0, -10_000.5], [0.25, 0.75]], dtype=torch.float64)
    judge_log_softmax(student, x)
    judge_loss(student, x, torch.tensor([1, 0, 0]))


def test_rows_far_apart(student):
    "each row is right whatever the others are, and however far apart its own entries are"
    draw = generator(student)
    centres = torch.tensor([-10_000.0, -500.0, 0.0, 700.0, 10_000.0])
    x = centres[:, None] + torch.randint(0, 4, (5, 6), generator=draw).float()
    judge_log_softmax(student, x)
    judge_loss(student, x, torch.randint(5, (5,), generator=draw))
    spread = torch.tensor([-10_000.0, 0.0, 10_000.0])
    x = torch.stack([spread, -spread, spread[[1, 2, 0]], spread / 100])
    judge_log_softmax(student, x)
    judge_loss(student, x, torch.randint(2, (4,), generator=draw))


def test_drawn_gradients(student):
    "gradients are right for any batch"
    draw = generator(student)
    judge_gradients(student, *batch(draw, student.random.randrange(3, 7), 4))
    alike = True
    while alike:  # a row far below another, and a target far below its row's maximum, should be among them
        spread = torch.randint(-2, 3, (4, 5), generator=draw) * 5_000.0
        targets = torch.randint(5, (4,), generator=draw)
        tops = spread.amax(-1)
        alike = (tops == tops[0]).all() or (spread[range(4), targets] == tops).all()
    judge_gradients(student, spread, targets)
