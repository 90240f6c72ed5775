"""Hidden checks of q22: other entries and shapes, double precision, rows far apart, weighted gradients."""

import torch

from autograder.checking import required
from checks.q22.probes import MEANINGS, judge_gradient, judge_value  # noqa: F401


def generator(student):
    return torch.Generator().manual_seed(student.random.randrange(2**31))


@required
def test_drawn_rows(student):
    "logsumexp is right for any matrix"
    n, c = student.random.randrange(2, 6), student.random.randrange(2, 9)
    judge_value(student, torch.randn(n, c, generator=generator(student)).mul(300).round() / 100)


def test_drawn_shapes(student):
    "it is right for one dimension, and for many"
    draw = generator(student)
    n = student.random.randrange(3, 7)
    for shape in [(n,), (n, n, n), (1, n), (n, 1), (2, n, 1, 3), (2, 1, 2, 2, n)]:
        judge_value(student, torch.randint(-400, 401, shape, generator=draw) / 100)


def test_double_precision(student):
    "double precision numbers are no problem, large ones among them"
    x = torch.tensor([[10_000.0, 9_998.5], [-10_000.0, -10_000.5], [0.25, 0.75]], dtype=torch.float64)
    judge_value(student, x)


def test_rows_far_apart(student):
    "each row is right whatever the others are, and however far apart its own entries are"
    draw = generator(student)
    centres = torch.tensor([-10_000.0, -500.0, 0.0, 700.0, 10_000.0])
    judge_value(student, centres[:, None] + torch.randint(0, 4, (5, 6), generator=draw).float())
    spread = torch.tensor([-10_000.0, 0.0, 10_000.0])
    judge_value(student, torch.stack([spread, -spread, spread[[1, 2, 0]], spread / 100]))


def test_weighted_gradients(student):
    "gradients are right when the results count differently, and where the maximum occurs twice"
    draw = generator(student)
    x = torch.randint(-300, 301, (2, 3, 4), generator=draw) / 100
    judge_gradient(student, x, torch.randint(-30, 31, (2, 3), generator=draw) / 10)
    judge_gradient(
        student, torch.tensor([[2.0, 2.0, 1.0], [-10_000.0, -10_000.0, 10_000.0]]), torch.tensor([1.0, -2.0])
    )
