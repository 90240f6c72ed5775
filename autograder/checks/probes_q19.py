"""Shared by the checks of q19: a ConvLayer's parameters, its results, and the distribution of its first weights.

The weights are judged by their spread and their largest one. With 20 000 or more of them a right answer's spread is
within 1% of the truth in most runs, and is further than the 5% that are allowed here less than once in 10**20.
"""

from __future__ import annotations

import math
from typing import Any

import torch
import torch.nn.functional as F

from autograder.checking import expect, expect_close, fail
from autograder.checks.probes_modules import attempt
from autograder.feedback import close, short

FEWEST = 20_000
LEEWAY = 0.05
TWO_THIRDS_OF_LEEWAY = (
    LEEWAY * 2 / 3
)  # for spreads that a mistake is told by, some of which lie close together

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


# ---------------------------------------------------------------- parameters


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


# ---------------------------------------------------------------- results


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
    if slope is not None:
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


# ---------------------------------------------------------------- first weights


def first_weights(names: Any, made: Made) -> dict:
    ni, nf, how = made
    w = names.ConvLayer(ni, nf, **how).w.detach().double()
    return {
        "shape": list(w.shape),
        "mean": w.mean().item(),
        "std": w.std().item(),
        "largest": w.abs().max().item(),
    }


def observe_weights(student: Any, made: Made) -> dict:
    tried = f"layer = {code_for(made)}\nlayer.w.std()"
    seen = attempt(student, first_weights, made, tried=tried, meanings=MEANINGS)
    judge_shape(made, seen["shape"])
    ni, nf, _ = made
    assert nf * ni * 9 >= FEWEST, "too few weights to judge"
    return seen


def judge_spread(student: Any, made: Made) -> None:
    """Fail unless the weights' standard deviation is that of Kaiming with an activation, of Xavier without."""
    ni, nf, how = made
    act = how.get("act", True)
    seen = observe_weights(student, made)
    std, mean = seen["std"], seen["mean"]
    fan_in, fan_out = 9 * ni, 9 * nf
    kaiming = [math.sqrt(2 / fan_in), math.sqrt(2 / fan_out)]
    xavier = [math.sqrt(2 / (fan_in + fan_out))]
    right = kaiming if act else xavier
    expected = " or ".join(f"{s:.4f}" for s in right)
    expected = f"{expected}, as {'kaiming_normal_' if act else 'xavier_normal_'} has it"
    expect(
        abs(mean) < LEEWAY * max(std, right[0]),
        "The weights are to lie around zero, as many below as above it.",
        expected="a mean near 0",
        got=f"a mean of {mean:.4f}, a standard deviation of {std:.4f}",
    )
    if any(near(std, s, LEEWAY) for s in right):
        return
    plain = 1 / math.sqrt(3 * fan_in)
    told = [
        (0.0, "All weights are alike. Draw them, or every channel would compute the same for ever."),
        *(
            [
                (s, "This is Xavier's spread, which is meant for a layer with no ReLU after it.")
                for s in xavier
            ]
            if act
            else [
                (s, "This is Kaiming's spread, which makes up for a ReLU, and there is none here.")
                for s in kaiming
            ]
        ),
        (
            plain,
            "This is the spread of nn.Conv2d's own default, kaiming_uniform_ with a=sqrt(5), which is too small to keep the "
            "size of activations.",
        ),
        (
            math.sqrt(1 / fan_in),
            "This is Kaiming's without the gain of sqrt(2) for the ReLU."
            if act
            else "This is Kaiming's for a linear layer, sqrt(1 / fan_in). Xavier's counts fan_out as well.",
        ),
        (
            1.0,
            "These are torch.randn's numbers as they are: their spread does not depend on the layer's size.",
        ),
        (math.sqrt(2 / ni), "This counts the channels alone. fan_in is ni times the 9 places of the kernel."),
        (
            kaiming[0] ** 2,
            "This is the variance. randn has to be multiplied by its square root, the standard deviation.",
        ),
    ]
    why = next(
        (says for s, says in told if near(std, s, TWO_THIRDS_OF_LEEWAY)),
        "The weights' spread is not that of the initialisation that belongs here.",
    )
    factor = (std / right[0]) ** 10
    if std > 0 and not 0.5 < factor < 2:
        size = f"{factor:.2g}" if factor < 10 else f"{factor:.0f}" if factor < 1e6 else f"{factor:.0e}"
        why += f" Ten such layers make activations {size} times as large as they should be."
    fail(why, expected=expected, got=f"{std:.4f}")


def near(std: float, truth: float, leeway: float) -> bool:
    return abs(std - truth) <= leeway * truth + 1e-12


def judge_normal(student: Any, made: Made) -> None:
    """Fail unless the weights have the tails of a normal distribution.

    Of 20 000 normal numbers the largest lies beyond 2.8 standard deviations in all but one of 10**44 draws.
    """
    seen = observe_weights(student, made)
    expect(
        seen["std"] > 0,
        "All weights are alike.",
        expected="weights that are drawn",
        got=f"a spread of {seen['std']}",
    )
    far = seen["largest"] / seen["std"]
    expect(
        far > 2.8,
        "The weights are spread evenly between two bounds, or cut off there: kaiming_normal_ and xavier_normal_ (not "
        "the uniform ones) draw from a normal distribution, in which a few lie far out.",
        tried=f"w = {code_for(made)}.w\nw.abs().max() / w.std()",
        expected="about 4",
        got=f"{far:.2f}",
    )


# ---------------------------------------------------------------- random numbers


def draws(names: Any, made: Made, seeds: tuple[int, int]) -> dict:
    """Sums of weights (each with a weight of its own) of layers made after seeding, and numbers drawn after them."""
    ni, nf, how = made
    seen: dict[str, Any] = {}

    def make() -> list[float]:
        return names.ConvLayer(ni, nf, **how).w.detach().reshape(-1)[:4].tolist()

    for name, seed in (("first", seeds[0]), ("again", seeds[0]), ("other", seeds[1])):
        torch.manual_seed(seed)
        before = torch.get_rng_state()
        one = make()
        moved = not torch.equal(before, torch.get_rng_state())
        seen[name] = {"one": one, "two": make(), "moved": moved, "after": torch.rand(3).tolist()}
    return seen


def judge_draws(student: Any, made: Made, seeds: tuple[int, int]) -> None:
    """Fail unless the weights come from torch's global generator, and it is not reseeded."""
    code = code_for(made)
    tried = f"torch.manual_seed({seeds[0]})\na, b = {code}.w, {code}.w"
    seen = attempt(student, draws, made, seeds, tried=tried, meanings=MEANINGS)
    first, again, other = seen["first"], seen["again"], seen["other"]
    own = "Leave the seed to whoever wants one: torch.manual_seed, or a generator of its own, does not belong in a layer."
    expect(
        first["one"] != first["two"],
        f"Two layers made one after the other have the same weights. {own}",
        expected="different weights",
        got=f"{short(first['one'][:3])} in both",
    )
    expect(
        first["one"] != other["one"],
        f"The weights are the same after torch.manual_seed({seeds[1]}). {own}",
        tried=f"torch.manual_seed({seeds[0]}); {code}.w\ntorch.manual_seed({seeds[1]}); {code}.w",
        expected="different weights",
        got=f"{short(first['one'][:3])} in both",
    )
    expect(
        (first["one"], first["two"]) == (again["one"], again["two"]) and first["moved"],
        "torch.manual_seed does not make the weights the same again. Either they are drawn from somewhere else than torch's "
        "global generator, or that is reseeded first.",
        tried=f"torch.manual_seed({seeds[0]}); {code}.w\ntorch.manual_seed({seeds[0]}); {code}.w",
        expected=short(first["one"][:3]),
        got=short(again["one"][:3]),
    )
    expect(
        first["after"] != other["after"] and first["after"] == again["after"],
        f"Numbers that are drawn after a layer was made no longer depend on the seed before it. {own}",
        tried=f"torch.manual_seed(seed); {code}; torch.rand(3)   # for seed = {seeds[0]}, {seeds[1]}",
        expected="different numbers",
        got=short(first["after"]),
    )
