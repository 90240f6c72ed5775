"""Cross-entropy, step by step.

Follows the "Loss" section of the chapter.
"""

import torch
from torch import Tensor


def nll(input: Tensor, target: Tensor) -> Tensor:
    """Negative log likelihood: minus the mean of the targets' entries in `input`, a tensor of shape ().

    `input` (..., c) has log probabilities and `target` (...) int64 in [0, c). Raises ValueError if their
    shapes do not fit, and torch's RuntimeError for a target out of range.
    """
    # The chapter's works on one row per item only; this one takes any leading dimensions.
    if input.shape[:-1] != target.shape:
        raise ValueError(f"targets of {tuple(target.shape)} do not fit predictions of {tuple(input.shape)}")
    return -input.gather(-1, target.unsqueeze(-1)).mean()


def logsumexp(x: Tensor) -> Tensor:
    """The log of the sum of exponentials over the last dimension: (..., n) -> (...).

    In float32, exp(x) is infinite from x = 89 on. So each row's maximum m comes out of the sum, as
    m + log(sum(exp(x - m))): the result is the same, and no exponential is above 1.
    """
    m = _row_max(x)
    return m.squeeze(-1) + (x - m).exp().sum(-1).log()


def log_softmax(x: Tensor) -> Tensor:
    """The log of softmax over the last dimension, as x - logsumexp(x): (..., n) -> (..., n).

    The log of softmax itself would be -inf wherever softmax rounds to 0.
    """
    # Adding a number to a whole row does not change its softmax, and float32 is most precise near 0: at
    # 1e4 its steps are 0.001.
    x = x - _row_max(x)
    return x - logsumexp(x).unsqueeze(-1)


def cross_entropy(preds: Tensor, yb: Tensor) -> Tensor:
    """The mean negative log likelihood of `yb` under softmax(preds): a tensor of shape ().

    `preds` is (..., c) and `yb` (...), int64 in [0, c); raises what `nll` raises.
    """
    return nll(log_softmax(preds), yb)


def _row_max(x: Tensor) -> Tensor:
    # (..., n) -> (..., 1), without a gradient: the results above do not depend on the number taken out.
    return torch.amax(x.detach(), -1, keepdim=True)
