"""Shared by the checks of q23: log_softmax and cross_entropy, their gradients, and what they should be."""

from __future__ import annotations

from typing import Any

import torch

from autograder.checking import Form, Student, expect_close, fail, short, which
from checks.shared.losses import CUT_OFF, TENSOR_MEANINGS, plain_copy, written

LOG_OF_ZERO = (
    "Softmax is 0 somewhere, and log(0) is -inf. Never leave the logarithms: x - logsumexp(x) is the log of softmax, and needs "
    "neither a division nor the log of a small number."
)
OVERFLOW = (
    "exp overflows: exp(89) is inf in float32 already. Nothing is taken out of the rows before exp. In x - logsumexp(x), "
    "torch.logsumexp takes out each row's maximum."
)
FAR_BELOW = (
    "All exponentials of a row are 0: what is taken out of it before exp is too large. Rows may lie far apart, so each needs "
    "its own maximum, and not that of the whole tensor."
)
INEXACT = (
    "It is finite, but not right. Clipping, adding a small number, or shifting all rows by the same number bounds the result, "
    "and changes it. x - logsumexp(x), each row with its own, needs none of them."
)
FITS = (
    "Each row's logsumexp should be taken from that row, which lies along the last dimension. dim=-1 with keepdim=True, or "
    ".unsqueeze(-1), gives it the shape that fits."
)
PICK = (
    "The targets are numbers of columns, one for each row: log_probs[range(n), targets] with n = len(targets), or "
    "log_probs.gather(-1, targets.unsqueeze(-1))."
)

FIT_TARGETS = (
    "The targets are (n,) and the scores (n, c), so they do not fit entry by entry. Pick: log_probs[range(n), targets]. (Or "
    "F.one_hot(targets, num_classes=c), which without num_classes makes too few columns.)"
)

MEANINGS = {
    "must match the size": FITS,
    "Dimension out of range": FITS,
    "too many indices": FITS,
    'missing 1 required positional arguments: "dim"': "torch.logsumexp has to be told the dimension: dim=-1.",
    "argument 'dim'": "torch.logsumexp has to be told the dimension: dim=-1.",
    "name 'logsumexp' is not defined": "Your own logsumexp is known once q22's cell has run. torch.logsumexp(x, dim=-1, keepdim=True) "
    "works too.",
    "Index tensor must have the same number of dimensions": "gather needs targets with as many dimensions as the scores have: "
    "targets.unsqueeze(-1).",
    "out of bounds": PICK,
    "could not be broadcast": PICK,
    "shape mismatch": PICK,
    "tensors used as indices": "Only whole numbers can be an index. Use the targets as they are.",
    "name 'n' is not defined": "n is the number of items: n = len(targets).",
    "name 'log_probs' is not defined": "Give it a value first: log_probs = log_softmax(logits).",
    **TENSOR_MEANINGS,
}


READY_MADE = {
    *("softmax", "logsoftmax", "softmin", "gumbelsoftmax", "softmax2d", "adaptivelogsoftmaxwithloss"),
    *("nllloss", "nllloss2d", "nlllossnd", "crossentropy", "crossentropyloss", "linearcrossentropy"),
}


def log_softmax_of(names: Any, x: torch.Tensor) -> Any:
    """What log_softmax gives for `x`."""
    return plain_copy(names.log_softmax(x.clone()))


def loss_of(names: Any, logits: torch.Tensor, targets: torch.Tensor) -> Any:
    """What cross_entropy gives."""
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


def borrowed_openly(form: Form) -> set[str]:
    """What the cell names that is one of torch's own, or a layer of torch.nn."""

    def is_ready_made(name: str) -> bool:
        parts = name.lstrip(".").split(".")
        after = parts[parts.index("nn") + 1 :] if "nn" in parts else []
        layer = bool(after) and after[0] != "functional"
        return layer or parts[-1].lower().replace("_", "") in READY_MADE

    return {n for name in ("log_softmax", "cross_entropy") for n in form.borrows(name) if is_ready_made(n)}


def refuse(borrowed: set[str]) -> None:
    fail(
        "That is what you are writing here. Make it from simpler functions, such as torch.logsumexp, and indexing.",
        expected="no log_softmax, softmax, cross_entropy or nll_loss of torch's, and no layers of torch.nn",
        got=", ".join(sorted(borrowed)),
    )


def near(x: torch.Tensor) -> dict[str, Any]:
    """Tolerances. Next to 10,000 the float32 numbers lie 0.001 apart, and a few roundings add up."""
    return {"rtol": 1e-4, "atol": 1e-5 + 2e-6 * x.abs().max().item()}


def judge_log_softmax(student: Student, x: torch.Tensor) -> None:
    """Fail unless log_softmax(x) is right."""
    truth = torch.log_softmax(x.double(), -1).to(x.dtype)
    meanings = {"IndexError": FITS, "RuntimeError: expand": FITS}
    got = student.observe(log_softmax_of, x, tried=f"log_softmax({written(x)})", meanings=meanings)
    if isinstance(got, torch.Tensor) and got.shape == truth.shape and not got.isfinite().all():
        fail(not_finite(got, x), expected=short(truth), got=short(got))
    why = INEXACT if x.abs().max() > 80 else "Take each row's logsumexp from that row: x - logsumexp(x)."
    expect_close(got, truth, **near(x), why=why, mistakes=log_softmax_mistakes(x, truth.double()))


def not_finite(got: torch.Tensor, x: torch.Tensor) -> str:
    """Why a log-softmax of the right shape holds infinities, or nan."""
    largest = x.amax(-1, keepdim=True)
    there = got.gather(-1, x.argmax(-1, keepdim=True))  # never -inf, unless something has overflowed
    return which(
        (((largest > 80) & ~there.isfinite()).any(), OVERFLOW),
        ((got == torch.inf).any(), FAR_BELOW),
        (got.isnan().any(), OVERFLOW),
        otherwise=LOG_OF_ZERO,
    )


def log_softmax_mistakes(x: torch.Tensor, truth: torch.Tensor) -> list[tuple[Any, str]]:
    """What common mistakes give, and what to say of each."""
    x = x.double()
    sums = torch.logsumexp(x, -1)
    columns = "Each row's logsumexp is subtracted from a column. keepdim=True, or .unsqueeze(-1), makes it fit its row."
    found = [
        (truth.exp(), "This is softmax. Take its logarithm, as x - logsumexp(x)."),
        (
            -truth,
            "The sign is wrong: logarithms of numbers below 1 are negative. It is x - logsumexp(x), and not the reverse.",
        ),
        (sums, "This is logsumexp(x) alone. Subtract it from x."),
        (x - x.amax(-1, keepdim=True), "This is x without its maximum. Subtract the row's whole logsumexp."),
        (truth / torch.log(torch.tensor(2.0).double()), "This is log2. Use the natural logarithm, log."),
        (torch.softmax(truth.exp(), -1).log(), "Softmax is applied twice."),
        (
            x - torch.logsumexp(x, tuple(range(x.dim())), keepdim=True),
            "The probabilities of the whole tensor add up to 1. Those of each row should: dim=-1.",
        ),
    ]
    if x.dim() >= 2 and x.shape[-1] == x.shape[-2]:
        found.append((x - sums.unsqueeze(-2), columns))
    for dim in range(x.dim() - 1):
        says = f"Softmax goes along dimension {dim} here. It should go along the last one, dim=-1."
        found.append((torch.log_softmax(x, dim), says))
    return found


def judge_loss(student: Student, logits: torch.Tensor, targets: torch.Tensor) -> None:
    """Fail unless cross_entropy(logits, targets) is right."""
    log_probs = torch.log_softmax(logits.double(), -1)
    truth = -log_probs.gather(-1, targets.unsqueeze(-1)).mean().to(logits.dtype)
    tried = f"cross_entropy({written(logits)}, {written(targets)})"
    got = student.observe(
        loss_of,
        logits,
        targets,
        tried=tried,
        meanings={"IndexError": PICK, "must match the size": FIT_TARGETS},
    )
    large = logits.abs().max() > 80
    if isinstance(got, torch.Tensor) and got.shape == truth.shape and not got.isfinite():
        why = which(
            (
                not large,
                "log of a number below 0 is nan. log_softmax gives logarithms already: take no log of them.",
            ),
            (got.isnan(), OVERFLOW),
            otherwise=LOG_OF_ZERO,
        )
        fail(why, expected=short(truth), got=short(got))
    expect_close(
        got,
        truth,
        **near(logits),
        why=INEXACT if large else "Pick out each row's log-softmax at its target, and take minus their mean.",
        mistakes=loss_mistakes(logits.double(), targets, log_probs),
    )


def loss_mistakes(
    logits: torch.Tensor, targets: torch.Tensor, log_probs: torch.Tensor
) -> list[tuple[Any, str]]:
    """What common mistakes give, and what to say of each."""
    n, c = logits.shape
    index = targets.unsqueeze(-1)

    def picked(scores: torch.Tensor) -> torch.Tensor:
        return scores.gather(-1, index).squeeze(-1)

    losses = -picked(log_probs)
    truth = losses.mean()
    found = [
        (-truth, "The sign is wrong: it is the *negative* log likelihood, which is never below 0."),
        (losses, "These are the losses of the items. Return their mean, one number."),
        (truth.reshape(1), "The number is right, but its shape is (1,). One number has the shape ()."),
        (truth.reshape(1, 1), "The number is right, but its shape is (1, 1). One number has the shape ()."),
        (
            losses.sum(),
            "This is the sum over the items. Take the mean, so that the size of a batch does not matter.",
        ),
        (
            truth / c,
            "The mean goes over all n x c numbers, and most of them are 0. Divide the sum by n, the number of items.",
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
            "These are the scores themselves. They have to go through log_softmax first.",
        ),
        (
            -picked(torch.log_softmax(logits, 0)).mean(),
            "Softmax goes down the columns. It should go along each row.",
        ),
        (
            -log_probs[:, targets].mean(),
            "log_probs[:, targets] takes all targets from each row. Take one from each: "
            "log_probs[range(n), targets], or gather.",
        ),
        (-log_probs.mean(), "This is the mean over all classes. Only the right class of each item counts."),
        (-picked(log_probs.exp().exp()).mean(), "exp is applied where log should be."),
        (
            picked(log_probs.exp()).mean(),
            "This is the mean probability of the right classes. Take minus the mean of its logarithm.",
        ),
        (losses.unsqueeze(-1), "These are the losses of the items. Return their mean, one number."),
        (losses[0], "This is the loss of the first item alone. Is the return inside the loop?"),
        (losses[0] / n, "Only the first item counts. Is the return inside the loop?"),
        (losses[-1], "This is the loss of the last item alone. Add up all of them."),
        (
            -log_probs.amax(-1).mean(),
            "These are the classes with the highest scores. The right class of each item is its target.",
        ),
        (
            (logits.argmax(-1) == targets).double().mean(),
            "This is the accuracy. The loss is minus the mean of the right classes' log-softmax.",
        ),
        (losses.max(), "This is the largest loss. Take the mean."),
        (losses.median(), "This is the median. Take the mean."),
        (truth / torch.log(torch.tensor(2.0).double()), "This is log2. Use the natural logarithm, log."),
    ]
    if targets.max() < n:
        says = "The targets choose rows here. They are numbers of columns, one for each row: log_probs[range(n), targets]."
        found.append((-log_probs[targets].mean(), says))
        if n <= c:
            says = "Rows and columns are the wrong way round: log_probs[range(n), targets]."
            found.append((-log_probs[targets, range(n)].mean(), says))
    return found


def judge_gradients(student: Student, logits: torch.Tensor, targets: torch.Tensor) -> None:
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


def _judge_gradient(student: Student, observe: Any, tried: str, truth: torch.Tensor, why: str) -> None:
    seen = observe(tried)
    if not seen["flows"]:
        fail(CUT_OFF, expected="a result that requires gradients", got="one that does not")
    got = seen["gradient"]
    if isinstance(got, torch.Tensor) and not got.isfinite().all():
        why = (
            "The gradient is inf or nan. On the way back through log(softmax(x)) something is divided by a softmax that is 0. "
            "Through x - logsumexp(x) nothing is."
        )
    # exp of a number near 10,000 that was rounded by half of 0.001 is off by as much.
    expect_close(got, truth.float(), rtol=2e-3, atol=2e-3, why=why)
