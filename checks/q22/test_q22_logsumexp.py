"""Checks of q22: logsumexp(x) over the last dimension."""

import torch

from autograder.checking import Student, required
from checks.q22.probes import (
    MEANINGS,  # noqa: F401
    borrowed_openly,
    judge_gradient,
    judge_value,
    refuse,
    value,
)

HINTS = [
    "Write it as the formula says first: `exp`, then `sum` over `dim=-1`, then `log`. What happens to a row with 1000 in it?",
    "A factor can be taken out of the sum: `log(sum(exp(x))) = m + log(sum(exp(x - m)))`, for any number `m`. Which `m` makes "
    "sure that no exponential is above 1, and that not all of them are 0?",
    "`m = x.max(dim=-1, keepdim=True).values` has a last dimension of 1, so `x - m` fits row by row, for any number of "
    "dimensions. After the sum that dimension is gone. `m.squeeze(-1)` drops it from `m` too.",
]

PASSED = (
    "The next exercise builds on it: log_softmax(x) is x - logsumexp(x), and cross-entropy is made of that."
)


@required
def test_each_row(student: Student) -> None:
    "logsumexp gives the log of the sum of exponentials of each row"
    draw = torch.Generator().manual_seed(student.random.randrange(2**31))
    x = torch.randint(-30, 31, (3, 4), generator=draw) / 10
    judge_value(student, x, "Take exp first, then the sum over each row, then log.")


@required
def test_made_from_other_functions(student: Student) -> None:
    "logsumexp is written without torch's own, and without F"
    student.observe(value, torch.zeros(2, 3), tried="logsumexp(torch.zeros(2, 3))")
    if borrowed := borrowed_openly(student.form):
        refuse(borrowed)


def test_any_number_of_dimensions(student: Student) -> None:
    "there may be any number of dimensions before the last: (n,), (a, b, n), (a, b, c, n)"
    draw = torch.Generator().manual_seed(student.random.randrange(2**31))
    for shape in [(4,), (2, 3, 4), (3, 3, 3), (2, 1, 2, 3)]:
        judge_value(student, torch.randint(-20, 21, shape, generator=draw) / 10)


def test_entries_of_any_size(student: Student) -> None:
    "entries of +-10,000 are no problem, in one row or in different ones"
    for rows in [
        [[10_000.0, 9_999.0, 9_998.0], [-10_000.0, -10_001.0, -10_000.0]],
        [[10_000.0, 0.0, -10_000.0], [0.0, 1.0, 2.0], [-10_000.0, -10_000.0, -10_000.0]],
        [[1_000.0, 1_000.0]],
        [[-1_000.0, -1_000.0]],
    ]:
        judge_value(student, torch.tensor(rows))


def test_gradients_flow(student: Student) -> None:
    "gradients flow back to x and are right, at large entries too"
    draw = torch.Generator().manual_seed(student.random.randrange(2**31))
    judge_gradient(student, torch.randint(-20, 21, (2, 3), generator=draw) / 10)
    judge_gradient(student, torch.tensor([[10_000.0, 9_999.0, -10_000.0], [-10_000.0, -10_001.0, -10_003.0]]))
