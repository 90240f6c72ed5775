"""Shared by the checks of q22 and q23: what exceptions mean, and tensors as they would be typed."""

from __future__ import annotations

from typing import Any

import torch

CUT_OFF = (
    "The result is cut off from its input, so no gradient flows back. .item(), .tolist(), .data, .detach(), numpy, "
    "torch.tensor(...) and torch.no_grad() do that."
)
IN_PLACE = "The input itself is changed (by -= or a method that ends in _). Make a new tensor: x - m."
ONE_NUMBER = "The functions of math take one number. torch.exp and torch.log, or x.exp() and x.log(), take tensors of any shape."
IN_TORCH = "This function is torch's: torch.exp(x) or x.exp(), and so on."
NO_DIM = "exp and log go entry by entry, and take no dim. sum and max do."
MAX_IS_A_PAIR = (
    "max over a dimension gives two tensors, the values and their indices. Take .values, or use amax."
)

TENSOR_MEANINGS = {
    "return_types.max": MAX_IS_A_PAIR,
    "in-place operation": IN_PLACE,
    "inplace operation": IN_PLACE,
    "can be converted to Python scalars": ONE_NUMBER,
    "cannot be converted to Scalar": ".item() is for a tensor with one entry, and here are more. Stay with tensors.",
    "log() got an unexpected keyword": NO_DIM,
    "exp() got an unexpected keyword": NO_DIM,
    "Boolean value of Tensor": "Python's own max, min and if cannot compare whole tensors. torch's can: x.amax(dim=-1, keepdim=True).",
    "must be real number": ONE_NUMBER,
    "math range error": "math.exp has no room for so large a number. (And it takes one number, where torch.exp takes a tensor.)",
    "numpy() on Tensor that requires grad": CUT_OFF,
    "must be Tensor, not": "This function of torch's takes a tensor, and is given something else. Stay with tensors all the way.",
    "name 'np' is not defined": "NumPy is not needed, and has no gradients. torch has all of these functions.",
    "name 'math' is not defined": ONE_NUMBER,
    **{f"name '{name}' is not defined": IN_TORCH for name in ("exp", "log", "softmax", "max", "amax")},
    "'float' object has no attribute": "This is a plain number and no tensor. .item(), math and sum over a list make such numbers.",
    "'list' object has no attribute": "This is a list and no tensor. torch.stack(...) makes a tensor of tensors.",
    "'tuple' object has no attribute": MAX_IS_A_PAIR,
}


def plain_copy(got: Any) -> Any:
    """A result to send. A tensor is copied, as the strides of a single entry may be such that they cannot be sent."""
    import torch

    return torch.empty(got.shape, dtype=got.dtype).copy_(got) if isinstance(got, torch.Tensor) else got


def written(x: torch.Tensor) -> str:
    """The tensor as a student would type it."""

    def literal(o: Any) -> str:
        if isinstance(o, list):
            return "[" + ", ".join(map(literal, o)) + "]"
        if isinstance(o, int):
            return str(o)
        return f"{o:.4g}" if o != round(o) else f"{o:.0f}."

    dtype = ", dtype=torch.float64" if x.dtype == torch.float64 else ""
    text = literal(x.tolist())
    return f"torch.tensor({text}{dtype})" if len(text) < 400 else f"a tensor of shape {tuple(x.shape)}"
