"""Shared by the checks of m02: Linear and AdaptivePool."""

from __future__ import annotations

import math
from itertools import combinations
from typing import Any

import torch

from autograder.checking import expect, expect_close, expect_equal, fail, short
from checks.shared.modules import attempt

MEANINGS = {
    "has no attribute 'b'": "Keep the bias in self.b, a Parameter of shape (nf,) that starts from zeros.",
    "has no attribute 'w'": "Keep the weights in self.w, a Parameter of shape (nf, ni).",
    "must match the size": "The shapes do not fit. w is (nf, ni), so x has to be multiplied by its transpose: x @ self.w.t().",
    "mat1 and mat2 shapes": "The shapes do not fit. w is (nf, ni), so x has to be multiplied by its transpose: x @ self.w.t().",
    "self must be a matrix": "x may have any number of dimensions. @ takes them all, and torch.mm takes two only.",
    "does not require grad": "No gradient flows back from the result to the parameters. Compute with them as they are, not detached.",
}

LEEWAY = 0.05
"""Of 20 000 weights the spread is within 1% of the truth in most runs, and off by this much in less than one in 10**20."""


def draw_numbers(student: Any, *shape: int) -> torch.Tensor:
    """Numbers around 0, such as come out of a layer."""
    generator = torch.Generator().manual_seed(student.random.randrange(2**31))
    return torch.randn(shape, generator=generator)


# ---------------------------------------------------------------- Linear


def linear(names: Any, ni: int, nf: int, x: Any, b: list[float]) -> dict:
    """The result for x with the weights as they are drawn and the bias b, and the weights."""
    layer = names.Linear(ni, nf)
    with torch.no_grad():
        layer.b.copy_(torch.tensor(b))
    return {"w": layer.w.detach(), "result": layer(x).detach()}


def judge_linear(student: Any, shape: list[int], nf: int) -> None:
    """Fail unless x of this shape is multiplied by the weights, and the bias added."""
    ni = shape[-1]
    x = draw_numbers(student, *shape)
    b = [n / 4 for n in student.random.sample(range(4, 40), nf)]
    tried = f"layer = Linear({ni}, {nf})\nlayer.b.data = torch.tensor({b})\nlayer(x)   # x of shape {tuple(shape)}"
    dims = (
        "x may have any number of dimensions: only its last one, of length ni, turns into nf."
        if len(shape) != 2
        else ""
    )
    meanings = (
        {"Error": f"{dims} Compute x @ self.w.t() + self.b, which works for all of them."} if dims else {}
    )
    seen = attempt(student, linear, ni, nf, x, b, tried=tried, meanings={**MEANINGS, **meanings})
    w, got = seen["w"], seen["result"]
    expect(
        isinstance(w, torch.Tensor) and list(w.shape) == [nf, ni],
        "w is (ni, nf), the other way round. It should be (nf, ni): a row of weights for each of the nf results."
        if isinstance(w, torch.Tensor) and list(w.shape) == [ni, nf]
        else "w has the shape (nf, ni): a row of weights for each of the nf results.",
        expected=str((nf, ni)),
        got=str(tuple(w.shape)) if isinstance(w, torch.Tensor) else short(w),
    )
    plain = x.double() @ w.double().t()
    right = plain + torch.tensor(b).double()
    if isinstance(got, torch.Tensor) and got.shape != right.shape:
        fail(
            dims or "The result has another shape than (..., nf).",
            expected=str(tuple(right.shape)),
            got=str(tuple(got.shape)),
        )
    mistakes = [
        (plain, "The bias is not added."),
        (plain.clamp(min=0) + torch.tensor(b).double(), "There is no ReLU in a linear layer."),
        (right.clamp(min=0), "There is no ReLU in a linear layer."),
    ]
    expect_close(got, right, rtol=1e-3, atol=1e-5, mistakes=mistakes, why="The result is x @ w.T + b.")


def registered(names: Any, ni: int, nf: int) -> dict:
    """What the parameters of a layer are like."""
    layer = names.Linear(ni, nf)
    found: dict[str, Any] = {}
    for name in ("w", "b"):
        value = getattr(layer, name)
        found[name] = {
            "parameter": isinstance(value, names.Parameter),
            "shape": list(value.shape),
            "times": sum(p is value for p in layer.parameters()),
        }
    found["zeros"] = bool((layer.b == 0).all())
    found["others"] = len(layer.parameters()) - found["w"]["times"] - found["b"]["times"]
    return found


def judge_registered(student: Any, ni: int, nf: int) -> None:
    """Fail unless w and b are registered Parameters of the right shapes, and b is all zeros."""
    tried = f"layer = Linear({ni}, {nf})\n"
    seen = attempt(student, registered, ni, nf, tried=tried + "layer.parameters()", meanings=MEANINGS)
    for name, shape in (("w", [nf, ni]), ("b", [nf])):
        one = seen[name]
        expect(
            one["parameter"],
            f"{name} is a plain tensor, which nobody trains. Make a Parameter of it.",
            tried=f"{tried}type(layer.{name})",
            expected="Parameter",
        )
        why = f"{name} has another shape than it should."
        if one["shape"] == shape[::-1] and name == "w":
            why = "w is (nf, ni) and not (ni, nf): a row of weights for each of the nf results."
        expect_equal(one["shape"], shape, tried=f"{tried}list(layer.{name}.shape)", why=why)
        why = f"{name} is registered more than once, and would take more than one step at a time. Setting it registers it already."
        expect_equal(
            one["times"], 1, tried=f"{tried}sum(p is layer.{name} for p in layer.parameters())", why=why
        )
    expect(
        seen["others"] == 0,
        "There are other parameters than w and b.",
        tried=f"{tried}len(layer.parameters())",
    )
    expect(
        seen["zeros"],
        "b starts from zeros, and these are other numbers.",
        tried=f"{tried}layer.b",
        expected="zeros",
    )


def weights(names: Any, ni: int, nf: int) -> dict:
    w = names.Linear(ni, nf).w.detach().double()
    return {"n": w.numel(), "mean": w.mean().item(), "std": w.std().item(), "largest": w.abs().max().item()}


def judge_weights(student: Any, ni: int, nf: int) -> None:
    """Fail unless the weights are spread as xavier_normal_ spreads them."""
    assert ni * nf >= 20_000, "too few weights to judge"
    tried = f"w = Linear({ni}, {nf}).w\nw.std()"
    seen = attempt(student, weights, ni, nf, tried=tried, meanings=MEANINGS)
    expect_equal(
        seen["n"],
        ni * nf,
        tried=tried.replace("std", "numel"),
        why="w has nf rows of ni weights, and no others.",
    )
    std, right = seen["std"], math.sqrt(2 / (ni + nf))
    if not abs(std - right) <= LEEWAY * right:
        told = [
            (0.0, "All weights are alike. Draw them at random, or all channels stay the same."),
            (
                1.0,
                "These are torch.randn's numbers as they are: their spread does not depend on the layer's size.",
            ),
            (
                math.sqrt(2 / ni),
                "This is the spread of Kaiming's weights, which make up for a ReLU. There is none here.",
            ),
            (
                math.sqrt(2 / nf),
                "This is the spread of Kaiming's weights, which make up for a ReLU. There is none here.",
            ),
            (1 / math.sqrt(3 * ni), "This is the spread of nn.Linear's own default, which is smaller."),
            (
                right**2,
                "This is the variance. randn has to be multiplied by its square root, the standard deviation.",
            ),
        ]
        why = next((says for s, says in told if abs(std - s) <= 0.03 * s + 1e-12), "")
        fail(
            why or "The weights' spread is not that of nn.init.xavier_normal_.",
            expected=f"{right:.4f}, as xavier_normal_ has it",
            got=f"{std:.4f}",
        )
    expect(
        abs(seen["mean"]) < LEEWAY * right,
        "The weights lie around zero, as many below as above it.",
        got=f"a mean of {seen['mean']:.4f}",
    )
    # Of 20 000 normal numbers the largest lies beyond 2.8 standard deviations in all but one of 10**44 draws.
    expect(
        seen["largest"] / std > 2.8,
        "The weights are spread evenly between two bounds, or cut off there. xavier_normal_ draws from a normal distribution, in which a "
        "few lie far out.",
        tried=f"w = Linear({ni}, {nf}).w\nw.abs().max() / w.std()",
        expected="about 4",
        got=f"{seen['largest'] / std:.2f}",
    )


def draws(names: Any, seeds: list[int]) -> list:
    """Weights of two layers made after each seed, and a number that is drawn after them."""
    seen = []
    for seed in seeds:
        torch.manual_seed(seed)
        a, b = (names.Linear(4, 3).w.detach().reshape(-1)[:4].tolist() for _ in range(2))
        seen.append([a, b, torch.rand(1).item()])
    return seen


def judge_draws(student: Any) -> None:
    """Fail unless weights come from torch's global generator, and nobody seeds it."""
    seeds = student.random.sample(range(10_000), 4) * 2
    student.random.shuffle(seeds)
    tried = f"for seed in {seeds}:\n    torch.manual_seed(seed)\n    Linear(4, 3).w, Linear(4, 3).w"
    seen = attempt(student, draws, seeds, tried=tried, meanings=MEANINGS)
    own = "A layer does not set the seed: leave out torch.manual_seed and generators of its own."
    expect(
        all(a != b for a, b, _ in seen), f"Two layers made one after the other have the same weights. {own}"
    )
    pairs = list(combinations(zip(seeds, seen, strict=True), 2))
    others = [(a, b) for (seed, a), (another, b) in pairs if seed != another]
    expect(all(a[0] != b[0] for a, b in others), f"The weights are the same after another seed. {own}")
    expect(
        all(a == b for (seed, a), (another, b) in pairs if seed == another),
        "The same seed does not make the same weights: draw them from torch's global generator.",
    )
    expect(
        all(a[2] != b[2] for a, b in others),
        f"What is drawn after a layer was made no longer depends on the seed. {own}",
    )


# ---------------------------------------------------------------- AdaptivePool


def pooled(names: Any, x: Any) -> Any:
    return names.AdaptivePool()(x)


def judge_pool(student: Any, shape: list[int]) -> None:
    """Fail unless each channel's grid turns into its mean."""
    x = 3 + 2 * draw_numbers(student, *shape)
    tried = f"AdaptivePool()(x)   # x of shape {tuple(shape)}"
    got = attempt(student, pooled, x, tried=tried, meanings=MEANINGS)
    right = x.double().mean((2, 3))
    if isinstance(got, torch.Tensor) and got.dim() == 4:
        fail(
            "The grid's two dimensions are still there, with one number each. The result is (n, c).",
            expected=str(tuple(right.shape)),
            got=str(tuple(got.shape)),
        )
    if isinstance(got, torch.Tensor) and got.shape != right.shape and got.shape == right.squeeze().shape:
        fail(
            "squeeze() takes away every dimension of size 1: n and c too, where they are 1. The mean over dimensions 2 and 3 needs no squeeze.",
            expected=str(tuple(right.shape)),
            got=str(tuple(got.shape)),
        )
    square = "This takes every grid for a square. Height and width may differ."
    mistakes = [
        (x.double().amax((2, 3)), "This is the largest number of each grid. The mean is wanted."),
        (x.double().sum((2, 3)), "This is the sum over each grid. The mean is wanted."),
        (
            x.double().mean((1, 2)),
            "This mixes the channels. The mean goes over height and width, which are dimensions 2 and 3.",
        ),
        (
            x.double().mean((1, 3)),
            "This mixes the channels. The mean goes over height and width, which are dimensions 2 and 3.",
        ),
        (
            x.double().mean((1, 2, 3)),
            "This is the mean over the channels too. Each channel has a mean of its own.",
        ),
        (x.double().sum((2, 3)) / shape[2] ** 2, square),
        (x.double().sum((2, 3)) / shape[3] ** 2, square),
    ]
    expect_close(
        got,
        right,
        rtol=1e-3,
        mistakes=mistakes,
        why="The result has the mean of each channel's grid: (n, c, h, w) -> (n, c).",
    )


def trained(names: Any, x: Any, y: Any, lr: float) -> dict:
    """The weights of a pool and a linear layer before and after a step."""
    pool, layer = names.AdaptivePool(), names.Linear(3, 2)
    before = [p.detach().clone() for p in (layer.w, layer.b)]
    (layer(pool(x)) - y).square().mean().backward()
    with torch.no_grad():
        for p in layer.parameters():
            p -= lr * p.grad
    return {"before": before, "after": [p.detach().clone() for p in (layer.w, layer.b)]}


def judge_trained(student: Any, x: torch.Tensor, y: torch.Tensor, lr: float) -> None:
    """Fail unless a step of gradient descent moves w and b by the right amount."""
    tried = "pool, layer = AdaptivePool(), Linear(3, 2)\n(layer(pool(x)) - y).square().mean().backward()   # and a step"
    meanings = {"NoneType": "A parameter gets no gradient: it has no part in the result.", **MEANINGS}
    seen = attempt(student, trained, x, y, lr, tried=tried, meanings=meanings)
    shapes = [tuple(p.shape) for p in seen["before"]]
    expect_equal(
        shapes,
        [(2, 3), (2,)],
        tried="Linear(3, 2)   # the shapes of w and b",
        why="w is (nf, ni), and b is (nf,).",
    )
    w, b = (p.double().requires_grad_() for p in seen["before"])
    (x.double().mean((2, 3)) @ w.t() + b - y.double()).square().mean().backward()
    right = [(p - lr * p.grad).detach() for p in (w, b)]
    expect_close(
        seen["after"],
        right,
        rtol=1e-3,
        atol=1e-5,
        why="The parameters after a step are not what gradient descent makes of them.",
    )
