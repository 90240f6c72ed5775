"""Checks of q23: log_softmax(x) and cross_entropy(logits, targets)."""

import torch

from autograder.checking import Student, StudentRaised, required
from checks.q23.probes import (
    MEANINGS,  # noqa: F401
    borrowed_openly,
    judge_gradients,
    judge_log_softmax,
    judge_loss,
    log_softmax_of,
    loss_of,
    refuse,
)
from checks.shared.losses import written

HINTS = [
    "`log(a / b) = log(a) - log(b)`. Apply that to softmax on paper: what is the log of its numerator, and of its "
    "denominator?",
    "`log_softmax` is `x - logsumexp(x)`. The sums have one dimension less than `x`; `keepdim=True` keeps it, so that each row "
    "loses its own. For the loss, `log_softmax(logits)` has a row for each item, and its target says which column counts.",
    "Subtract `torch.logsumexp(x, dim=-1, keepdim=True)` from `x`. Then pick: `log_probs[range(n), targets]` with "
    "`n = len(targets)`, or `log_probs.gather(-1, targets.unsqueeze(-1))`. The loss is minus the mean of what was picked.",
]

PASSED = "This is the loss that the chapter's Learner is trained with: run the two cells below to see it on images."

LARGE = [
    ([[10_000.0, 9_999.0, 9_998.0], [-10_000.0, -10_001.0, -10_000.0]], [1, 0]),
    ([[10_000.0, 0.0, -10_000.0], [0.0, 1.0, 2.0], [-10_000.0, -10_000.0, -10_000.0]], [2, 1, 2]),
    ([[0.0, 120.0, 0.0]], [0]),
]


def scores(student: Student, *shape: int) -> torch.Tensor:
    draw = torch.Generator().manual_seed(student.random.randrange(2**31))
    return torch.randint(-30, 31, shape, generator=draw) / 10


@required
def test_log_softmax(student: Student) -> None:
    "log_softmax gives the logarithm of the softmax of each row"
    judge_log_softmax(student, scores(student, 3, 4))


@required
def test_made_from_other_functions(student: Student) -> None:
    "both are written without torch's own, and without torch.nn"
    x, targets = scores(student, 3, 4), torch.tensor([student.random.randrange(4) for _ in range(3)])
    student.observe(log_softmax_of, x, tried=f"log_softmax({written(x)})")
    try:
        student.observe(loss_of, x, targets, tried=f"cross_entropy({written(x)}, {written(targets)})")
    except StudentRaised as reason:  # what else goes wrong with a loss, other checks tell
        if reason.error.type == "TakenAway":
            raise
    if borrowed := borrowed_openly(student.form):
        refuse(borrowed)


def test_cross_entropy(student: Student) -> None:
    "cross_entropy gives the mean negative log likelihood"
    for n, c in ((3, 4), (2, 5), (4, 3)):
        targets = (
            [student.random.randrange(c) for _ in range(n)] if n > 2 else [1, c - 2]
        )  # or without the last class
        judge_loss(student, scores(student, n, c), torch.tensor(targets))


def test_last_dimension(student: Student) -> None:
    "log_softmax goes along the last dimension, however many come before it"
    for shape in [(3, 3), (4,), (2, 3, 4), (3, 3, 3)]:
        judge_log_softmax(student, scores(student, *shape))


def test_entries_of_any_size(student: Student) -> None:
    "scores of +-10,000 are no problem, in one row or in different ones"
    for rows, targets in LARGE:
        judge_log_softmax(student, torch.tensor(rows))
        judge_loss(student, torch.tensor(rows), torch.tensor(targets))


def test_gradients(student: Student) -> None:
    "gradients are right, at large scores too"
    judge_gradients(student, scores(student, 3, 4), torch.tensor([3, 0, 2]))
    for rows, targets in LARGE:
        judge_gradients(student, torch.tensor(rows), torch.tensor(targets))
