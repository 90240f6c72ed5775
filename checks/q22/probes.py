"""Shared by the checks of q22: what logsumexp gives for a tensor, its gradient, and what they should be."""

from __future__ import annotations

from typing import Any

import torch

from autograder.checking import StudentRaised, expect_close, fail, kind_of, short
from checks.shared.losses import CUT_OFF, IN_PLACE, plain_copy, written

# Next to 10,000 the float32 numbers lie 0.001 apart, and a few roundings add up.
NEAR = {"rtol": 2e-6, "atol": 1e-4}
INEXACT = (
    "Finite, but not right: shift each row before exp, by its own maximum, and undo exactly that after log."
)


def value(names: Any, x: torch.Tensor) -> Any:
    return plain_copy(names.logsumexp(x.clone()))


def gradient(names: Any, x: torch.Tensor, weights: torch.Tensor) -> dict:
    """The gradient of the weighted sum of the results at `x`."""
    import torch

    x = x.clone().requires_grad_()
    out = names.logsumexp(x)
    if not (isinstance(out, torch.Tensor) and out.requires_grad):
        return {"flows": False, "gradient": None}
    (out * weights).sum().backward()
    return {"flows": True, "gradient": x.grad}


def judge_value(student: Any, x: torch.Tensor, why: str = "") -> None:
    """Fail unless logsumexp(x) is right."""
    try:
        got = student.observe(value, x, tried=f"logsumexp({written(x)})")
    except StudentRaised as error:
        if x.dim() != 2 and error.error.type in ("IndexError", "RuntimeError", "ValueError"):
            error.meaning = (
                "It works for matrices only. Rows lie along the last dimension, dim=-1, however many come before it; "
                "keepdim=True or .unsqueeze(-1) adds it back where [:, None] would need exactly two dimensions."
            )
        raise
    truth = torch.logsumexp(x.double(), -1)
    if not isinstance(got, torch.Tensor):
        why = "It returns nothing." if got is None else f"A tensor is wanted, and this is a {kind_of(got)}."
        fail(why, expected=short(truth.float()), got=short(got))
    if got.shape == truth.shape and not got.isfinite().all():
        fail(not_finite(got, x), expected=short(truth.float()), got=short(got))
    expect_close(got, truth, **NEAR, why=why or INEXACT, mistakes=mistakes(x))


def not_finite(got: torch.Tensor, x: torch.Tensor) -> str:
    """Why there are infinities, or what came of them."""
    largest = x.amax(-1)
    if not (got == -torch.inf).any() or (got == torch.inf).any():
        return (
            "exp overflows: exp(89) is inf in float32 already. Take so much out of each row before exp that no exponent is "
            "above 0, and add it back after log."
        )
    if largest.max() - largest.min() > 80:
        return (
            "What is taken out of a row is too large for it: every exponential becomes 0, whose log is -inf. "
            "Rows may lie far apart, so take out each row's own maximum, not that of the whole tensor."
        )
    return (
        "Every exponential of the row has become 0, and log(0) is -inf. Take something out of each row before exp, "
        "and add it back after log."
    )


def mistakes(x: torch.Tensor) -> list[tuple[torch.Tensor, str]]:
    """What comes of common mistakes, and what to say of each."""
    x = x.double()
    truth = torch.logsumexp(x, -1)
    largest = x.amax(-1)
    found = [
        (
            truth.unsqueeze(-1),
            "The numbers are right, but the last dimension is to be gone: (..., n) -> (...).",
        ),
        (
            truth - largest,
            "The maximum has been taken out and never added back: log(exp(m) * s) = m + log(s).",
        ),
        (truth + largest, "Has the maximum been added back without being taken out?"),
        (largest, "This is the maximum alone. LogSumExp is a little above it."),
        (truth.exp(), "This is the sum of the exponentials. Its log is wanted."),
        (x.sum(-1), "This is the sum. exp comes first, then the sum, then log."),
        (
            truth - torch.log(torch.tensor(float(x.shape[-1]))),
            "This is the log of the mean of the exponentials.",
        ),
        (truth / torch.log(torch.tensor(2.0).double()), "This is log2. The natural logarithm is wanted."),
        (
            torch.logsumexp(x, tuple(range(x.dim()))),
            "This is one number for the whole tensor. Each row has its own.",
        ),
    ]
    if 1 in truth.shape:
        says = "Only the last dimension is to be gone. squeeze() removes all dimensions of size 1; squeeze(-1) one."
        found.append((truth.squeeze(), says))
    for dim in range(x.dim() - 1):
        says = f"This is the sum over dimension {dim}. The last one, dim=-1, is wanted."
        found += [(torch.logsumexp(x, dim), says), (torch.logsumexp(x, dim, keepdim=True), says)]
    return found


def judge_gradient(student: Any, x: torch.Tensor, weights: torch.Tensor | None = None) -> None:
    """Fail unless the gradient is the softmax of each row, times its weight."""
    tried = f"x = {written(x)}.requires_grad_()\n"
    if weights is None:
        weights = torch.ones(x.shape[:-1], dtype=x.dtype)
        tried += "logsumexp(x).sum().backward()\nx.grad"
    else:
        tried += f"(logsumexp(x) * {written(weights)}).sum().backward()\nx.grad"
    try:
        seen = student.observe(gradient, x, weights, tried=tried)
    except StudentRaised as error:
        if "in-place" in error.error.says or "inplace" in error.error.says:
            error.meaning = IN_PLACE
        raise
    if not seen["flows"]:
        fail(CUT_OFF, expected="a result that requires gradients", got="one that does not")
    truth = torch.softmax(x.double(), -1) * weights.double().unsqueeze(-1)
    got = seen["gradient"]
    why = "Each entry's gradient is its share of the row's sum of exponentials, which is softmax(x)."
    if isinstance(got, torch.Tensor) and not got.isfinite().all():
        why = "The gradient is not finite: somewhere on the way back an inf or a 0 is divided."
    elif isinstance(got, torch.Tensor) and got.shape == truth.shape:
        if abs(got.double().sum().item() - truth.sum().item()) > 0.01 * weights.abs().sum().item():
            why = (
                "The gradients of a row must add up to 1. The maximum comes in twice, taken out and added back; "
                "let gradients through at both places, or detach it at both."
            )
    expect_close(got, truth, rtol=1e-3, atol=2e-3, why=why)
