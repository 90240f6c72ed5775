"""Checks of q23: log_softmax(x) and cross_entropy(logits, targets)."""

import torch

from autograder.checking import Student, expect, required
from checks.q23.probes import MEANINGS, judge_gradients, judge_log_softmax, judge_loss  # noqa: F401
from checks.shared.losses import calls, written

HINTS = [
    "`log(a / b) = log(a) - log(b)`. Apply that to softmax on paper: what is the log of its numerator, and of its "
    "denominator?",
    "`log_softmax` is `x - logsumexp(x)`. The sums have one dimension less than `x`; `keepdim=True` keeps it, so that each row "
    "loses its own. For the loss, `log_softmax(logits)` has a row for each item, and its target says which column counts.",
    "Subtract `torch.logsumexp(x, dim=-1, keepdim=True)` from `x`. Then pick: `log_probs[range(n), targets]` with "
    "`n = len(targets)`, or `log_probs.gather(-1, targets.unsqueeze(-1))`. The loss is minus the mean of what was picked.",
]

PASSED = "This is the loss that the chapter's Learner is trained with: run the two cells below to see it on images."

SCORES = torch.tensor(
    [[0.0, 1.0, 2.0, 3.0], [0.5, 0.5, 0.5, 0.5], [-3.0, 2.0, 1.0, -1.0]]
)  # where any will do
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
    targets = torch.tensor([1, 0, 3])
    both = {"log_softmax": (SCORES,), "cross_entropy": (SCORES, targets)}
    borrowed = set()
    for name, args in both.items():
        tried = f"{name}({', '.join(map(written, args))})"
        called = student.observe(calls_or_none, name, args, tried=tried)
        borrowed |= {n for n in [*student.form.borrows(name), *called] if is_ready_made(n)}
    expect(
        not borrowed,
        "That is what you are writing here. Make it from simpler functions, such as torch.logsumexp, and indexing.",
        tried="reading your cell",
        expected="no log_softmax, softmax, cross_entropy or nll_loss of torch's, and no layers of torch.nn",
        got=", ".join(sorted(borrowed)),
    )


def calls_or_none(names, function, args):
    """What is called for `function(*args)`. What a loss raises, other checks tell."""
    try:
        return calls(names, function, args)
    except Exception:
        if function == "log_softmax":
            raise
        return []


READY_MADE = {
    *("softmax", "logsoftmax", "softmin", "gumbelsoftmax", "softmax2d", "adaptivelogsoftmaxwithloss"),
    *("nllloss", "nllloss2d", "nlllossnd", "crossentropy", "crossentropyloss", "linearcrossentropy"),
}


def is_ready_made(name: str) -> bool:
    """Whether this is one of torch's own, or a layer of torch.nn."""
    parts = name.lstrip(".").split(".")
    layer = (
        "nn" in parts and parts.index("nn") + 1 < len(parts) and parts[parts.index("nn") + 1] != "functional"
    )
    return layer or parts[-1].replace("_", "").removeprefix("special").lower() in READY_MADE


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
