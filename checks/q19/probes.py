"""Shared by the checks of q19: a ConvLayer's parameters and results."""

from __future__ import annotations

from typing import Any

import torch
import torch.nn.functional as F

from autograder.checking import Student, close, expect, expect_close, fail, short, which
from checks.shared.modules import MODULE_MEANINGS

IN_INIT = "The functions are in nn.init: nn.init.kaiming_normal_ and nn.init.xavier_normal_."
ON_SELF = "forward knows only self and x. What __init__ is given has to be kept on self: self.act = act, self.stride = stride."

MEANINGS = {
    "has no attribute 'b'": "Keep the bias in self.b, and set it in any case: to None where there is no bias.",
    "has no attribute 'w'": "Keep the weights in self.w, as a Parameter. (nn.Conv2d is PyTorch's own layer: F.conv2d does the "
    "arithmetic with your own weights.)",
    "'Conv2d' object": "nn.Conv2d is a whole layer of PyTorch's. self.w should be the weights alone, a Parameter, and F.conv2d "
    "does the arithmetic with them.",
    "has no attribute 'act'": ON_SELF,
    "has no attribute 'stride'": ON_SELF,
    "name 'act' is not defined": ON_SELF,
    "name 'stride' is not defined": ON_SELF,
    "name 'bias' is not defined": "forward knows only self and x. The bias is in self.b.",
    "name 'init' is not defined": IN_INIT,
    "name 'kaiming_normal_' is not defined": IN_INIT,
    "name 'xavier_normal_' is not defined": IN_INIT,
    "name 'relu' is not defined": "relu is in F: F.relu(out).",
    "name 'conv2d' is not defined": "conv2d is in F: F.conv2d(x, self.w, self.b, ...).",
    "'bool' object is not callable": "act is True or False, not a function: F.relu(out) if self.act else out.",
    "Fan in and fan out can not be computed": "kaiming_normal_ and xavier_normal_ are for the weights, which have four dimensions. "
    "The bias is zeros: torch.zeros(nf).",
    "'int' object has no attribute": "The functions of nn.init fill a tensor that you give them: "
    "nn.init.kaiming_normal_(torch.empty(nf, ni, 3, 3)).",
    "__init__() got an unexpected keyword argument": "Keep the names of the stub's arguments: ni, nf, stride=1, bias=True, act=True.",
    "__init__() missing": "Keep the stub's arguments and their defaults: ni, nf, stride=1, bias=True, act=True.",
    "to have": "The channels do not fit. F.conv2d takes weights of shape (nf, ni, 3, 3): the output channels come first.",
    "expected bias to be 1-dimensional": "F.conv2d takes a bias of shape (nf,), one number for each output channel.",
    "not supported for strided": "padding='same' works with a stride of 1 only. Use padding=1.",
    "'NoneType' object is not subscriptable": "Without a bias self.b is None. F.conv2d takes None as a bias; if you add it yourself, "
    "ask first whether there is one.",
    "Tensor and NoneType": "Without a bias self.b is None, and cannot be added. F.conv2d takes None as a bias.",
    "'Tensor' and 'NoneType'": "Without a bias self.b is None, and cannot be added. F.conv2d takes None as a bias.",
    "should be the same": "Weights and input are of different dtypes. torch makes float32 by default.",
    "expected scalar type": "Weights and input are of different dtypes. torch makes float32 by default.",
    "a leaf Variable that requires grad": "A Parameter cannot be changed in place while gradients are recorded. Fill the tensor "
    "first, and then make it a Parameter; or use a function of nn.init.",
    **MODULE_MEANINGS,
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


def judge_parameters(student: Student, made: Made) -> None:
    """Fail unless w and b are there, of the right shapes, b is zero, and each is registered once."""
    ni, nf, how = made
    seen = student.observe(parameters, made, tried=f"layer = {code_for(made)}\nlayer.parameters()")
    judge_shape(made, seen["w"])
    bias = how.get("bias", True)
    wanted = ["w", "b"] if bias else ["w"]
    if not bias:
        expect(
            seen["b"] is None,
            "Without a bias, self.b should be None. An attribute that is a Parameter is registered, and trained.",
            tried=f"{code_for(made)}.b",
            expected="None",
            got=short(seen["b"]),
        )
    elif not isinstance(seen["b"], torch.Tensor) or list(seen["b"].shape) != [nf]:
        fail(
            "With a bias, self.b has one number for each output channel: Parameter(torch.zeros(nf)).",
            tried=f"{code_for(made)}.b",
            expected=f"a Parameter of shape ({nf},)",
            got=short(seen["b"]),
        )
    elif seen["b"].abs().max() > 0:
        fail(
            "b should start at zero. Only the weights are random: that is enough to make the channels differ.",
            tried=f"{code_for(made)}.b",
            expected=f"{nf} zeros",
            got=short(seen["b"]),
        )
    registered = seen["registered"]
    if sorted(registered) == sorted(wanted):
        return
    missing = [name for name in wanted if name not in registered]
    twice = len(registered) > len(set(registered)) or f"another, of shape {seen['w']}" in registered
    why = which(
        (
            twice,
            "A parameter is registered twice, and would take two steps at a time. Setting the attribute registers it, each "
            "time that it is set: set it once, when it is ready.",
        ),
        (
            missing and seen["kind"] == "torch.nn.parameter.Parameter",
            "nn.Parameter is PyTorch's. The chapter's Module registers its own alone: Parameter(...), without nn.",
        ),
        (
            missing,
            f"{' and '.join(missing)} is not registered, so no optimizer would change it. Make it a Parameter: Parameter(...).",
        ),
        (
            wanted == ["w"],
            "With bias=False, w is the only parameter. Make none for b at all: one that was set once stays registered, whatever b "
            "is set to later.",
        ),
        otherwise="There are other parameters besides.",
    )
    fail(why, expected=" and ".join(wanted), got=", ".join(registered) or "no parameters")


def judge_shape(made: Made, got: list[int]) -> None:
    """Fail unless this is the shape that w should have."""
    ni, nf, _ = made
    why = "w has a 3x3 kernel for each pair of channels: (nf, ni, 3, 3)."
    if got == [ni, nf, 3, 3]:
        why = "The channels are the wrong way round: the output channels come first, as F.conv2d takes them."
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


def judge_result(student: Student, made: Made, n: int, h: int, w: int, gradients: bool = False) -> None:
    """Fail unless a layer with random weights makes of a random batch what it should."""
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
    seen = student.observe(result, made, weights, bias, x, slope, tried=tried)
    if "w" in seen:
        judge_shape(made, seen["w"])
    got = seen["out"]
    if not close(got, right, 1e-3, 1e-4):
        mistakes: list[tuple[Any, str]] = [
            (linear, "There are numbers below zero in it: the ReLU is missing."),
            (linear.relu(), "The ReLU is applied though act is False."),
            ((-linear).relu(), "The ReLU keeps what is below zero. It should keep what is above."),
            (
                conv(padding=2).relu() if act else conv(padding=2),
                "The padding is 2. A 3x3 kernel needs a padding of 1 to keep the size.",
            ),
            (
                lambda got: got.type == "ReLU",
                "nn.ReLU makes a layer, and does not apply one. The function is F.relu: F.relu(out).",
            ),
            (linear.sigmoid(), "This is a sigmoid. Use a ReLU: F.relu."),
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
        mistakes.append(
            (
                lambda got: act and got.shape == right.shape and got.min() < 0,
                "There are numbers below zero in it. With act, F.relu comes last, and leaves none.",
            )
        )
        why = "This is not what F.conv2d gives with w, b, the stride and a padding of 1."
        if isinstance(got, torch.Tensor) and got.shape != right.shape:
            shapes = ((wrong.shape, says) for wrong, says in mistakes if isinstance(wrong, torch.Tensor))
            why = next((says for shape, says in shapes if shape == got.shape), why)
        expect_close(got, right.float(), rtol=1e-3, atol=1e-4, why=why, mistakes=mistakes)
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
            f"No gradient reaches {name}. Compute with {'x itself' if name == 'x' else 'the Parameter itself'}: .data and .detach() cut it off.",
            tried=tried,
            expected="a gradient",
            got="None",
        )
        expect_close(
            grad,
            right_grad.float(),
            rtol=1e-3,
            atol=1e-3,
            tried=tried,
            why="The result is right. Its gradient is not.",
        )
