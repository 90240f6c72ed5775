"""Shared by the checks of q23: log_softmax and cross_entropy, their gradients, and what they should be."""

from __future__ import annotations

from typing import Any

import torch

from autograder.checking import StudentRaised, expect_close, fail, kind_of, short
from checks.shared.losses import CUT_OFF, IN_PLACE, plain_copy, written

LOG_OF_ZERO = (
    "Softmax has become 0 somewhere, and log(0) is -inf. Never leave the logarithms: x - logsumexp(x) is the log of "
    "softmax, with no division and no log of a small number."
)
OVERFLOW = (
    "exp overflows: exp(89) is inf in float32 already, and inf / inf or inf - inf is nan. In x - logsumexp(x), "
    "torch.logsumexp takes each row's maximum out before exp."
)
FAR_BELOW = (
    "A row's exponentials have all become 0: what is taken out of it before exp is too large for it. Rows may lie far "
    "apart, so each needs its own maximum, not that of the whole tensor."
)
INEXACT = (
    "Finite, but not right. Clipping, adding a small number, or shifting all rows by the same number bounds the result; "
    "x - logsumexp(x), each row with its own, needs none of them."
)


def log_softmax_of(names: Any, x: torch.Tensor) -> Any:
    return plain_copy(names.log_softmax(x.clone()))


def loss_of(names: Any, logits: torch.Tensor, targets: torch.Tensor) -> Any:
    return plain_copy(names.cross_entropy(logits.clone(), targets.clone()))


def log_softmax_gradient(names: Any, x: torch.Tensor, weights: torch.Tensor) -> dict:
    """The gradient of the weighted sum of log_softmax at `x`."""
    import torch

    x = x.clone().requires_grad_()
    out = names.log_softmax(x)
    if not (isinstance(out, torch.Tensor) and out.requires_grad):
        return {"flows": False, "gradient": None}
    (out * weights).sum().backward()
    return {"flows": True, "gradient": x.grad}


def loss_gradient(names: Any, logits: torch.Tensor, targets: torch.Tensor) -> dict:
    """The gradient of cross_entropy at `logits`."""
    import torch

    logits = logits.clone().requires_grad_()
    loss = names.cross_entropy(logits, targets.clone())
    if not (isinstance(loss, torch.Tensor) and loss.requires_grad):
        return {"flows": False, "gradient": None}
    loss.sum().backward()
    return {"flows": True, "gradient": logits.grad}


def near(x: torch.Tensor) -> dict[str, float]:
    """Tolerances. Next to 10,000 the float32 numbers lie 0.001 apart, and a few roundings add up."""
    return {"rtol": 1e-4, "atol": 1e-5 + 2e-6 * x.abs().max().item()}


def judge_log_softmax(student: Any, x: torch.Tensor) -> None:
    """Fail unless log_softmax(x) is right."""
    truth = torch.log_softmax(x.double(), -1)
    try:
        got = student.observe(log_softmax_of, x, tried=f"log_softmax({written(x)})")
    except StudentRaised as error:
        if error.error.type in ("IndexError", "RuntimeError", "ValueError"):
            error.meaning = (
                "Each row's logsumexp is to be taken from that row, which lies along the last dimension, dim=-1. "
                "logsumexp(..., keepdim=True), or .unsqueeze(-1), gives it the shape that fits."
            )
        raise
    judge_tensor(got, truth)
    if got.shape == truth.shape and (got == torch.inf).any():
        fail(FAR_BELOW, expected=short(truth.float()), got=short(got))
    judge_finite(got, truth)
    expect_close(got, truth, **near(x), why=why_not(x), mistakes=log_softmax_mistakes(x, truth))


def why_not(x: torch.Tensor) -> str:
    return INEXACT if x.abs().max() > 80 else "Take each row's logsumexp from that row: x - logsumexp(x)."


def judge_tensor(got: Any, expected: torch.Tensor) -> None:
    """Fail unless this is a tensor."""
    if not isinstance(got, torch.Tensor):
        why = "It returns nothing." if got is None else f"A tensor is wanted, and this is a {kind_of(got)}."
        fail(why, expected=short(expected.float()), got=short(got))


def judge_finite(got: torch.Tensor, expected: torch.Tensor) -> None:
    """Fail if a tensor of the expected shape holds infinities, or what came of them."""
    if got.shape == expected.shape and not got.isfinite().all():
        why = OVERFLOW if got.isnan().any() else LOG_OF_ZERO
        fail(why, expected=short(expected.float()), got=short(got))


def log_softmax_mistakes(x: torch.Tensor, truth: torch.Tensor) -> list[tuple[torch.Tensor, str]]:
    """What comes of common mistakes, and what to say of each."""
    x = x.double()
    sums = torch.logsumexp(x, -1)
    columns = "Each row's logsumexp is taken from the columns. keepdim=True, or .unsqueeze(-1), makes it fit its row."
    found = [
        (truth.exp(), "This is softmax. Its logarithm is wanted."),
        (
            -truth,
            "The sign is wrong: logarithms of numbers below 1 are negative. x - logsumexp(x), not the reverse.",
        ),
        (sums, "This is logsumexp(x) alone. It is to be taken from x."),
        (x - x.amax(-1, keepdim=True), "This is x without its maximum. Its logsumexp is to be taken from x."),
        (truth / torch.log(torch.tensor(2.0).double()), "This is log2. The natural logarithm is wanted."),
        (torch.softmax(truth.exp(), -1).log(), "Softmax has been applied twice."),
        (
            x - torch.logsumexp(x, tuple(range(x.dim())), keepdim=True),
            "The whole tensor adds up to 1. Each row is to do so on its own: dim=-1.",
        ),
    ]
    if x.dim() >= 2 and x.shape[-1] == x.shape[-2]:
        found.append((x - sums.unsqueeze(-2), columns))
    for dim in range(x.dim() - 1):
        says = f"Softmax goes along dimension {dim} here. It is to go along the last one, dim=-1."
        found.append((torch.log_softmax(x, dim), says))
    return found


def judge_loss(student: Any, logits: torch.Tensor, targets: torch.Tensor) -> None:
    """Fail unless cross_entropy(logits, targets) is right."""
    log_probs = torch.log_softmax(logits.double(), -1)
    truth = -log_probs.gather(-1, targets.unsqueeze(-1)).mean()
    try:
        got = student.observe(
            loss_of, logits, targets, tried=f"cross_entropy({written(logits)}, {written(targets)})"
        )
    except StudentRaised as error:
        if error.error.type == "IndexError":
            error.meaning = "The targets are numbers of columns, one for each row: log_probs[range(n), targets], or gather."
        raise
    judge_tensor(got, truth)
    judge_finite(got, truth)
    why = "Pick out each row's log-softmax at its target, and take minus their mean."
    expect_close(
        got,
        truth,
        **near(logits),
        why=INEXACT if logits.abs().max() > 80 else why,
        mistakes=loss_mistakes(logits.double(), targets, log_probs),
    )


def loss_mistakes(
    logits: torch.Tensor, targets: torch.Tensor, log_probs: torch.Tensor
) -> list[tuple[torch.Tensor, str]]:
    """What comes of common mistakes, and what to say of each."""
    n, c = logits.shape
    index = targets.unsqueeze(-1)

    def picked(scores: torch.Tensor) -> torch.Tensor:
        return scores.gather(-1, index).squeeze(-1)

    losses = -picked(log_probs)
    truth = losses.mean()
    found = [
        (-truth, "The sign is wrong: it is the *negative* log likelihood, which is never below 0."),
        (losses, "These are the losses of the items. Their mean is wanted, one number."),
        (truth.reshape(1), "The number is right, but its shape is (1,). One number has the shape ()."),
        (truth.reshape(1, 1), "The number is right, but its shape is (1, 1). One number has the shape ()."),
        (
            losses.sum(),
            "This is the sum over the items. The mean is wanted, so that the size of a batch does not matter.",
        ),
        (
            truth / c,
            "The mean goes over all n x c numbers, most of which are 0. Divide by n, the number of items.",
        ),
        (
            -picked(torch.log_softmax(log_probs.exp(), -1)).mean(),
            "Softmax is applied twice: log_softmax expects the scores themselves.",
        ),
        (
            -picked(torch.log_softmax(torch.softmax(log_probs.exp(), -1), -1)).mean(),
            "Softmax is applied more than once: log_softmax expects the scores themselves.",
        ),
        (-picked(log_probs.exp()).mean(), "The logarithm is missing: these are probabilities."),
        (-picked(log_probs.exp()).mean().log(), "The logarithm is taken after the mean. It comes first."),
        (
            -picked(logits).mean(),
            "These are the scores as they came. They have to go through log_softmax first.",
        ),
        (
            -picked(torch.log_softmax(logits, 0)).mean(),
            "Softmax goes down the columns. It is to go along each row.",
        ),
        (
            -log_probs[:, targets].mean(),
            "log_probs[:, targets] takes *all* targets from each row. One for each row is wanted: "
            "log_probs[range(n), targets], or gather.",
        ),
        (-log_probs.mean(), "This is the mean over all classes. Only the right class of each item counts."),
        (losses.median(), "This is the median. The mean is wanted."),
        (truth / torch.log(torch.tensor(2.0).double()), "This is log2. The natural logarithm is wanted."),
    ]
    if targets.max() < n:
        says = "The targets choose rows here. They are numbers of columns, one for each row."
        found.append((-log_probs[targets].mean(), says))
    return found


def judge_gradients(student: Any, logits: torch.Tensor, targets: torch.Tensor) -> None:
    """Fail unless the gradients of cross_entropy, and of a weighted sum of log_softmax, are right."""
    probs = torch.softmax(logits.double(), -1)
    chosen = torch.nn.functional.one_hot(targets, logits.shape[-1]).double()
    x, y = written(logits), written(targets)
    _judge_gradient(
        student,
        lambda tried: student.observe(log_softmax_gradient, logits, chosen.to(logits.dtype), tried=tried),
        f"x = {x}.requires_grad_()\nlog_softmax(x)[range({len(targets)}), {y}].sum().backward()\nx.grad",
        chosen - probs,
        "The gradient of one entry of log_softmax(x) is 1 in its own place, minus softmax(x) everywhere.",
    )
    _judge_gradient(
        student,
        lambda tried: student.observe(loss_gradient, logits, targets, tried=tried),
        f"x = {x}.requires_grad_()\ncross_entropy(x, {y}).backward()\nx.grad",
        (probs - chosen) / len(targets),
        "The gradient is (softmax(x) - 1 at each target) / n.",
    )


def _judge_gradient(student: Any, observe: Any, tried: str, truth: torch.Tensor, why: str) -> None:
    try:
        seen = observe(tried)
    except StudentRaised as error:
        if "in-place" in error.error.says or "inplace" in error.error.says:
            error.meaning = IN_PLACE
        raise
    if not seen["flows"]:
        fail(CUT_OFF, expected="a result that requires gradients", got="one that does not")
    got = seen["gradient"]
    if isinstance(got, torch.Tensor) and not got.isfinite().all():
        why = (
            "The gradient is not finite. On the way back through log(softmax(x)) there is a division by a softmax that "
            "has become 0; through x - logsumexp(x) there is none."
        )
    # exp of a number near 10,000 that was rounded by half of 0.001 is off by as much.
    expect_close(got, truth, rtol=2e-3, atol=2e-3, why=why)
