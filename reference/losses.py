"""Cross-entropy, and the steps that it is made of.

Follows the "Loss" section of the chapter.
"""

import torch
from torch import Tensor


def nll(log_probs: Tensor, targets: Tensor) -> Tensor:
    """Negative log likelihood: minus the mean of the targets' entries in `log_probs`, a tensor of shape ().

    `log_probs` is (..., c) and `targets` (...), int64 in [0, c). Raises ValueError if their shapes do not
    fit, and torch's RuntimeError for a target out of range.
    """
    if log_probs.shape[:-1] != targets.shape:
        raise ValueError(
            f"targets of {tuple(targets.shape)} do not fit predictions of {tuple(log_probs.shape)}"
        )
    return -log_probs.gather(-1, targets.unsqueeze(-1)).mean()


def logsumexp(x: Tensor) -> Tensor:
    """The log of the sum of exponentials over the last dimension: (..., n) -> (...).

    exp(x) is infinite from x = 89 in float32. Taking each row's maximum m out of the sum, as in
    m + log(sum(exp(x - m))), changes nothing but that no exponential is above 1 any more.
    """
    m = _row_max(x)
    return m.squeeze(-1) + (x - m).exp().sum(-1).log()


def log_softmax(x: Tensor) -> Tensor:
    """The log of softmax over the last dimension, as x - logsumexp(x): (..., n) -> (..., n).

    The log of softmax itself would be -inf wherever softmax rounds to 0.
    """
    # Adding a number to a whole row does not change its softmax, and float32 is at its finest near 0: at
    # 1e4 it goes in steps of 0.001.
    x = x - _row_max(x)
    return x - logsumexp(x).unsqueeze(-1)


def cross_entropy(logits: Tensor, targets: Tensor) -> Tensor:
    """The mean negative log likelihood of `targets` under softmax(logits): a tensor of shape ().

    `logits` is (..., c) and `targets` (...), int64 in [0, c); raises what `nll` raises.
    """
    return nll(log_softmax(logits), targets)


def _row_max(x: Tensor) -> Tensor:
    # (..., n) -> (..., 1). It needs no gradient, as the results above do not depend on what is taken out.
    return torch.amax(x.detach(), -1, keepdim=True)
