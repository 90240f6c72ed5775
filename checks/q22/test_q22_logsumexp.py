"""Checks of q22: logsumexp(x) over the last dimension."""

import torch

from autograder.checking import expect, required
from checks.q22.probes import judge_gradient, judge_value
from checks.shared.losses import calls, written

HINTS = [
    "Write it as the formula says first: exp, then sum over dim=-1, then log. What happens to a row with 1000 in it?",
    "A factor can be taken out of the sum: log(sum(exp(x))) = m + log(sum(exp(x - m))), for any number m. Which m makes "
    "sure that no exponential is above 1, and that not all of them are 0?",
    "m = x.max(dim=-1, keepdim=True).values has a last dimension of 1, so that x - m fits row by row for any number of "
    "dimensions. After the sum that dimension is gone; m.squeeze(-1) is without it too.",
]


@required
def test_each_row(student):
    "logsumexp gives the log of the sum of exponentials of each row"
    judge_value(
        student,
        torch.tensor([[0.0, 1.0, 2.0, 3.0], [0.5, 0.5, 0.5, 0.5], [-3.0, 2.0, 1.0, -1.0]]),
        "exp first, then the sum over each row, then log.",
    )


@required
def test_made_from_other_functions(student):
    "logsumexp is written without torch's own, and without F"
    x = torch.tensor([[0.0, 1.0], [2.0, 0.5]])
    called = student.observe(calls, "logsumexp", (x,), tried=f"logsumexp({written(x)})")
    borrowed = {name for name in student.form.borrows("logsumexp") if is_ready_made(name)}
    borrowed |= {name for name in called if name.endswith("logsumexp")}
    expect(
        not borrowed,
        "It is to be written from simpler functions, such as exp, sum, log and max.",
        tried="reading your cell",
        expected="neither torch.logsumexp, Tensor.logsumexp nor F",
        got=", ".join(sorted(borrowed)),
    )


def is_ready_made(name):
    """Whether this is a logsumexp of somebody else's, or anything from torch.nn.functional."""
    parts = name.lstrip(".").split(".")
    return parts[-1] in ("logsumexp", "LogSumExp") or parts[0] == "F" or "functional" in parts


def test_any_number_of_dimensions(student):
    "there may be any number of dimensions before the last: (n,), (a, b, n), (a, b, c, n)"
    draw = torch.Generator().manual_seed(student.random.randrange(2**31))
    for shape in [(4,), (2, 3, 4), (3, 3, 3), (2, 1, 2, 3)]:
        judge_value(student, torch.randint(-20, 21, shape, generator=draw) / 10)


def test_entries_of_any_size(student):
    "entries of +-10,000 are no problem, in one row or in different ones"
    for rows in [
        [[10_000.0, 9_999.0, 9_998.0], [-10_000.0, -10_001.0, -10_000.0]],
        [[10_000.0, 0.0, -10_000.0], [0.0, 1.0, 2.0], [-10_000.0, -10_000.0, -10_000.0]],
        [[1_000.0, 1_000.0]],
        [[-1_000.0, -1_000.0]],
    ]:
        judge_value(student, torch.tensor(rows))


def test_gradients_flow(student):
    "gradients flow back to x and are right, at large entries too"
    judge_gradient(student, torch.tensor([[0.0, 1.0, 2.0], [-1.0, 0.5, 0.25]]))
    judge_gradient(student, torch.tensor([[10_000.0, 9_999.0, -10_000.0], [-10_000.0, -10_001.0, -10_003.0]]))
