"""Shared by the checks of q19: a ConvLayer's parameters and results."""

from __future__ import annotations

from typing import Any

import torch
import torch.nn.functional as F

from autograder.checking import close, expect, expect_close, fail, short
from checks.shared.modules import attempt

MEANINGS = {
    "has no attribute 'b'": "self.b is to be set in any case: to None, where there is no bias.",
    "has no attribute 'w'": "The weights are to be self.w, a Parameter.",
    "should be the same": "Weights and input are of different types. torch makes float32 by default.",
    "expected scalar type": "Weights and input are of different types. torch makes float32 by default.",
}

Made = tuple[int, int, dict]


def code_for(made: Made) -> str:
    ni, nf, how = made
    return f"ConvLayer({', '.join([str(ni), str(nf), *(f'{k}={v}' for k, v in how.items())])})"


def parameters(names: Any, made: Made) -> dict:
    ni, nf, how = made
    layer = names.ConvLayer(ni, nf, **how)
    labels = {id(layer.w): "w"}
    if layer.b is not None:
        labels[id(layer.b)] = "b"
    return {
        "registered": [labels.get(id(p), f"another, of shape {list(p.shape)}") for p in layer.parameters()],
        "w": list(layer.w.shape),
        "b": layer.b,
        "kind": f"{type(layer.w).__module__}.{type(layer.w).__name__}",
    }


def judge_parameters(student: Any, made: Made) -> None:
    """Fail unless w and b are there, of the right shapes, b is zero, and each is registered once."""
    ni, nf, how = made
    seen = attempt(
        student, parameters, made, tried=f"layer = {code_for(made)}\nlayer.parameters()", meanings=MEANINGS
    )
    judge_shape(made, seen["w"])
    bias = how.get("bias", True)
    wanted = ["w", "b"] if bias else ["w"]
    if not bias:
        expect(
            seen["b"] is None,
            "Without a bias, b is to be None. An attribute that is a Parameter is registered, and trained.",
            tried=f"{code_for(made)}.b",
            expected="None",
            got=short(seen["b"]),
        )
    elif not isinstance(seen["b"], torch.Tensor) or list(seen["b"].shape) != [nf]:
        fail(
            "b is to have one number for each channel that goes out.",
            tried=f"{code_for(made)}.b",
            expected=f"a Parameter of shape ({nf},)",
            got=short(seen["b"]),
        )
    elif seen["b"].abs().max() > 0:
        fail(
            "b is to start at zero. Nothing has to be drawn for it: unlike weights, biases that are alike do not keep the "
            "channels alike.",
            tried=f"{code_for(made)}.b",
            expected=f"{nf} zeros",
            got=short(seen["b"]),
        )
    registered = seen["registered"]
    if sorted(registered) == sorted(wanted):
        return
    missing = [name for name in wanted if name not in registered]
    if missing and seen["kind"] == "torch.nn.parameter.Parameter":
        why = "nn.Parameter is PyTorch's. This Module registers the chapter's Parameter."
    elif missing:
        why = (
            f"{' and '.join(missing)} is not registered, so no optimizer would change it. Is it a Parameter?"
        )
    elif len(registered) > len(set(registered)) or f"another, of shape {seen['w']}" in registered:
        why = (
            "A parameter is registered twice, and would take two steps at a time. Setting the attribute registers it, each "
            "time that it is set."
        )
    else:
        why = "There are other parameters besides."
    fail(why, expected=" and ".join(wanted), got=short(registered))


def judge_shape(made: Made, got: list[int]) -> None:
    """Fail unless this is the shape that w is to have."""
    ni, nf, _ = made
    why = "w is to have a 3x3 kernel for each pair of channels: (nf, ni, 3, 3)."
    if got == [ni, nf, 3, 3]:
        why = "The channels are the wrong way round: those that go out come first, as F.conv2d takes them."
    shape = [nf, ni, 3, 3]
    expect(got == shape, why, tried=f"{code_for(made)}.w.shape", expected=short(shape), got=short(got))


def result(names: Any, made: Made, w: Any, b: Any, x: Any, slope: Any) -> dict:
    """What a layer with these weights makes of x, and the gradients where the result has the gradient `slope`."""
    ni, nf, how = made
    layer = names.ConvLayer(ni, nf, **how)
    if layer.w.shape != w.shape:
        return {"w": list(layer.w.shape)}
    layer.w.data.copy_(w)
    if b is not None and layer.b is not None:
        layer.b.data.copy_(b)
    given = x.clone().requires_grad_()
    out = layer(given)
    seen = {"out": out}
    if slope is not None and getattr(out, "shape", None) == slope.shape:
        (out * slope).sum().backward()
        seen["grads"] = {
            "x": given.grad,
            "w": layer.w.grad,
            **({} if layer.b is None else {"b": layer.b.grad}),
        }
    return seen


def numbers(random: Any, *shape: int) -> torch.Tensor:
    generator = torch.Generator().manual_seed(random.randrange(2**31))
    return torch.randn(*shape, generator=generator)


def judge_result(student: Any, made: Made, n: int, h: int, w: int, gradients: bool = False) -> None:
    """Fail unless a layer with drawn weights makes of a drawn batch what it should."""
    ni, nf, how = made
    r = student.random
    weights, x = numbers(r, nf, ni, 3, 3) / (3 * ni**0.5), numbers(r, n, ni, h, w)
    bias = numbers(r, nf) if how.get("bias", True) else None
    stride, act = how.get("stride", 1), how.get("act", True)

    def conv(stride: int = stride, padding: int = 1, bias: Any = bias) -> torch.Tensor:
        b = None if bias is None else bias.double()
        return F.conv2d(x.double(), weights.double(), b, stride=stride, padding=padding)

    linear = conv()
    right = linear.relu() if act else linear
    slope = numbers(r, *right.shape) if gradients else None
    tried = f"layer = {code_for(made)}   # with other weights\nlayer(x)   # x of shape {tuple(x.shape)}"
    seen = attempt(student, result, made, weights, bias, x, slope, tried=tried, meanings=MEANINGS)
    if "w" in seen:
        judge_shape(made, seen["w"])
    got = seen["out"]
    if not close(got, right, 1e-3, 1e-4):
        mistakes = [
            (linear, "There are numbers below zero in it: the ReLU is missing."),
            (linear.relu(), "The ReLU is applied, though act is False."),
            (conv(stride=1).relu() if act else conv(stride=1), "The stride is not used."),
            (conv(padding=0).relu() if act else conv(padding=0), "The padding of 1 is missing."),
        ]
        if bias is not None:
            without = conv(bias=None)
            mistakes += [
                (without.relu() if act else without, "The bias is not added."),
                (
                    without.relu() + bias.double()[:, None, None],
                    "The bias is added after the ReLU, not before.",
                ),
            ]
        why = "The result is not that of F.conv2d with w, b and padding 1."
        if isinstance(got, torch.Tensor) and got.shape != right.shape:
            why = next((says for wrong, says in mistakes if wrong.shape == got.shape), why)
        expect_close(got, right, rtol=1e-3, atol=1e-4, why=why, mistakes=mistakes)
    if slope is None:
        return
    leaves = [t.double().requires_grad_() for t in (x, weights, *([] if bias is None else [bias]))]
    out = F.conv2d(leaves[0], leaves[1], leaves[2] if bias is not None else None, stride=stride, padding=1)
    out = out.relu() if act else out
    truth = torch.autograd.grad((out * slope).sum(), leaves)
    for (name, grad), right_grad in zip(seen["grads"].items(), truth, strict=True):
        tried = f"(layer(x) * slope).sum().backward()\nthe gradient of {name}"
        expect(
            grad is not None,
            f"No gradient reaches {name}. Compute with the Parameter itself, without .data or .detach().",
            tried=tried,
            expected="a gradient",
            got="None",
        )
        expect_close(
            grad,
            right_grad,
            rtol=1e-3,
            atol=1e-3,
            tried=tried,
            why="The result is right, and its gradient is not.",
        )
