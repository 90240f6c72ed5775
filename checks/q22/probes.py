"""Shared by the checks of q22: what logsumexp gives for a tensor, its gradient, and what they should be."""

from __future__ import annotations

from typing import Any

import torch

from autograder.checking import Form, Student, expect_close, fail, short, which
from checks.shared.losses import CUT_OFF, TENSOR_MEANINGS, plain_copy, written

# Next to 10,000 the float32 numbers lie 0.001 apart, and a few roundings add up.
NEAR: dict[str, Any] = {"rtol": 2e-6, "atol": 1e-4}
INEXACT = (
    "It is finite, but not right. Clipping the entries or adding a small number bounds the result, and changes it. Take each "
    "row's own maximum out before exp, and add exactly that after log."
)
ROWS = (
    "Rows lie along the last dimension, dim=-1, however many come before it. keepdim=True or .unsqueeze(-1) makes the maxima "
    "fit; [:, None] needs exactly two dimensions."
)

MEANINGS = {
    "must match the size": "The maxima have one dimension less than x, so they do not fit their rows. Keep it, with keepdim=True, "
    "or add it back with .unsqueeze(-1).",
    "too many indices": ROWS,
    "Dimension out of range": ROWS,
    **TENSOR_MEANINGS,
}


def value(names: Any, x: torch.Tensor) -> Any:
    """What logsumexp gives for `x`."""
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


def borrowed_openly(form: Form) -> set[str]:
    """What the cell names that is a logsumexp of somebody else's, or anything from torch.nn.functional."""

    def is_ready_made(name: str) -> bool:
        parts = name.lstrip(".").split(".")
        return parts[-1] in ("logsumexp", "LogSumExp") or parts[0] == "F" or "functional" in parts

    return {name for name in form.borrows("logsumexp") if is_ready_made(name)}


def refuse(borrowed: set[str]) -> None:
    fail(
        "That is what you are writing here. Make it from simpler functions, such as exp, sum, log and max.",
        expected="neither torch.logsumexp, Tensor.logsumexp nor F",
        got=", ".join(sorted(borrowed)),
    )


def judge_value(student: Student, x: torch.Tensor, why: str = "") -> None:
    """Fail unless logsumexp(x) is right."""
    meanings = {"must match the size": ROWS} if x.dim() != 2 else None
    got = student.observe(value, x, tried=f"logsumexp({written(x)})", meanings=meanings)
    truth = torch.logsumexp(x.double(), -1).to(x.dtype)
    if isinstance(got, torch.Tensor) and got.shape == truth.shape and not got.isfinite().all():
        fail(not_finite(student, got, x), expected=short(truth), got=short(got))
    expect_close(got, truth, **NEAR, why=why or INEXACT, mistakes=mistakes(x))


def not_finite(student: Student, got: torch.Tensor, x: torch.Tensor) -> str:
    """Why there are infinities, or nan."""
    largest = x.amax(-1)
    if not (got == -torch.inf).any() or (got == torch.inf).any():
        if student.form.uses("logsumexp") & {"max", "amax", "topk", "sort"}:
            return (
                "exp overflows: exp(89) is inf in float32 already. Do you really take out each row's largest number before "
                "exp? x.max(-1) gives the values first and then where they are: take .values."
            )
        return (
            "exp overflows: exp(89) is inf in float32 already. Take each row's maximum out before exp, so that no exponent is "
            "above 0, and add it back after log."
        )
    if largest.max() - largest.min() > 80:
        return (
            "Some row has only exponentials that are 0, and log(0) is -inf: what is taken out of it is too large. Rows may lie "
            "far apart, so take out each row's own maximum, and not that of the whole tensor."
        )
    return (
        "All exponentials of a row are 0, and log(0) is -inf. Take each row's maximum out before exp, and add it back after "
        "log."
    )


def mistakes(x: torch.Tensor) -> list[tuple[Any, str]]:
    """What common mistakes give, and what to say of each."""
    x = x.double()
    truth = torch.logsumexp(x, -1)
    largest = x.amax(-1)
    found: list[tuple[Any, str]] = [
        (
            truth.unsqueeze(-1),
            "The numbers are right, but the last dimension is still there. It should be gone: (..., n) -> (...).",
        ),
        (
            truth - largest,
            "The maximum is taken out and never added back: log(exp(m) * s) = m + log(s).",
        ),
        (truth + largest, "The maximum is added after log, but not taken out before exp."),
        (largest, "This is the maximum alone. LogSumExp is a little above it."),
        (truth.exp(), "This is the sum of the exponentials. Take its log."),
        (x.sum(-1), "This is the sum. exp comes first, then the sum, then log."),
        (
            truth - torch.log(torch.tensor(float(x.shape[-1]))),
            "This is the log of the mean of the exponentials. Sum them: sum, not mean.",
        ),
        (truth / torch.log(torch.tensor(2.0).double()), "This is log2. Use the natural logarithm, log."),
        (truth / torch.log(torch.tensor(10.0).double()), "This is log10. Use the natural logarithm, log."),
        (torch.log1p(x.exp().sum(-1)), "This is log(1 + sum), log1p. The 1 does not belong there."),
        (x.exp().log().sum(-1), "The log comes before the sum here. It comes last."),
        (torch.logsumexp(x.abs(), -1), "The signs of the entries are lost: there is an abs too many."),
        (torch.logsumexp(-x, -1), "The signs of the entries are turned round. Use exp(x), not exp(-x)."),
        (
            largest + (truth - largest) / torch.log(torch.tensor(2.0).double()),
            "This is log2 of the sum. Use the natural logarithm, log.",
        ),
        (
            largest + torch.logsumexp(largest.unsqueeze(-1) - x, -1),
            "The exponents are m - x. They should be x - m, which is never above 0.",
        ),
        (-truth, "The sign is wrong: there is a minus too many."),
        (
            torch.logsumexp(x, tuple(range(x.dim()))),
            "This is one number for the whole tensor. Each row has its own: dim=-1 in every sum and max.",
        ),
    ]
    if 1 in truth.shape:
        says = "squeeze() removes all dimensions of size 1. squeeze(-1) removes the last one alone."
        found.append((truth.squeeze(), says))
    for dim in range(x.dim() - 1):
        says = f"The sum goes over dimension {dim}. It should go over the last one, dim=-1."
        found += [(torch.logsumexp(x, dim), says), (torch.logsumexp(x, dim, keepdim=True), says)]
    if x.dim() == 2:
        says = "Every row's maximum is added to every row: the maxima still have their last dimension. m.squeeze(-1) drops it."
        found.append((largest.unsqueeze(-1) + (truth - largest), says))
    else:
        found.append((lambda got: tuple(got.shape) != tuple(truth.shape), ROWS))
    return found


def judge_gradient(student: Student, x: torch.Tensor, weights: torch.Tensor | None = None) -> None:
    """Fail unless the gradient is the softmax of each row, times its weight."""
    tried = f"x = {written(x)}.requires_grad_()\n"
    if weights is None:
        weights = torch.ones(x.shape[:-1], dtype=x.dtype)
        tried += "logsumexp(x).sum().backward()\nx.grad"
    else:
        tried += f"(logsumexp(x) * {written(weights)}).sum().backward()\nx.grad"
    seen = student.observe(gradient, x, weights, tried=tried)
    if not seen["flows"]:
        fail(CUT_OFF, expected="a result that requires gradients", got="one that does not")
    truth = torch.softmax(x.double(), -1) * weights.double().unsqueeze(-1)
    got = seen["gradient"]
    total = abs(got.double().sum() - truth.sum()) if isinstance(got, torch.Tensor) else 0
    why = which(
        (
            isinstance(got, torch.Tensor) and not got.isfinite().all(),
            "The gradient is inf or nan: on the way back something divides by 0, or an inf takes part.",
        ),
        (
            total > 0.01 * weights.abs().sum(),
            "The gradients of a row should add up to 1. The maximum is used twice, taken out and added back: let gradients "
            "through at both places, or detach it at both.",
        ),
        otherwise="Each entry's gradient is its share of the row's sum of exponentials, which is softmax(x).",
    )
    expect_close(got, truth.to(x.dtype), rtol=1e-3, atol=2e-3, why=why)
