"""Shared by the checks of q19: the distribution of a ConvLayer's first weights, and where they come from.

The weights are judged by their spread and their largest one. With 20 000 or more of them a right answer's spread is
within 1% of the truth in most runs, and is further than the 5% that are allowed here less than once in 10**20.
"""

from __future__ import annotations

import math
from typing import Any

import torch

from autograder.checking import Student, expect, fail, short
from checks.q19.probes import Made, code_for, judge_shape

FEWEST = 20_000
LEEWAY = 0.05
TWO_THIRDS_OF_LEEWAY = (
    LEEWAY * 2 / 3
)  # for spreads that a mistake is told by, some of which lie close together


def first_weights(names: Any, made: Made) -> dict:
    ni, nf, how = made
    w = names.ConvLayer(ni, nf, **how).w.detach().double()
    return {
        "shape": list(w.shape),
        "mean": w.mean().item(),
        "std": w.std().item(),
        "largest": w.abs().max().item(),
    }


def observe_weights(student: Student, made: Made) -> dict:
    tried = f"layer = {code_for(made)}\nlayer.w.std()"
    seen = student.observe(first_weights, made, tried=tried)
    judge_shape(made, seen["shape"])
    ni, nf, _ = made
    assert nf * ni * 9 >= FEWEST, "too few weights to judge"
    return seen


def judge_spread(student: Student, made: Made) -> None:
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
        math.isfinite(std) and std < 1e6,
        "The weights are what happened to be in memory: torch.empty fills in nothing. Let a function of nn.init fill them.",
        expected=expected,
        got=f"{std:.4g}",
    )
    expect(
        abs(mean) < LEEWAY * max(std, right[0]),
        "The weights should lie around zero, as many below as above it: rand has none below, randn has.",
        expected="a mean near 0",
        got=f"a mean of {mean:.4f}, a standard deviation of {std:.4f}",
    )
    if any(near(std, s, LEEWAY) for s in right):
        return
    plain = 1 / math.sqrt(3 * fan_in)
    told = [
        (
            0.0,
            "All weights are alike, so every channel computes the same, and always will. Let a function of nn.init fill them.",
        ),
        *(
            [
                (
                    s,
                    "This is Xavier's spread, meant for a layer with no ReLU after it. Here there is one: use kaiming_normal_.",
                )
                for s in xavier
            ]
            if act
            else [
                (
                    s,
                    "This is Kaiming's spread, which makes up for a ReLU. There is none here: use xavier_normal_.",
                )
                for s in kaiming
            ]
        ),
        (
            plain,
            "This is the spread of nn.Conv2d's own default, kaiming_uniform_ with a=sqrt(5). It is too small: activations shrink from "
            "layer to layer.",
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
        f"The weights' spread is not that of {'kaiming_normal_' if act else 'xavier_normal_'}.",
    )
    factor = (std / right[0]) ** 10
    if std > 0 and not 0.5 < factor < 2:
        size = f"{factor:.2g}" if factor < 10 else f"{factor:.0f}" if factor < 1e6 else f"{factor:.0e}"
        why += f" Ten such layers make activations {size} times as large as they should be."
    fail(why, expected=expected, got=f"{std:.4f}")


def near(std: float, truth: float, leeway: float) -> bool:
    return abs(std - truth) <= leeway * truth + 1e-12


def judge_normal(student: Student, made: Made) -> None:
    """Fail unless the weights have the tails of a normal distribution.

    Of 20 000 normal numbers the largest lies beyond 2.8 standard deviations in all but one of 10**44 draws.
    """
    seen = observe_weights(student, made)
    expect(
        seen["std"] > 0,
        "All weights are alike.",
        expected="random weights",
        got=f"a spread of {seen['std']}",
    )
    far = seen["largest"] / seen["std"]
    expect(
        far > 2.8,
        "The weights are spread evenly between two bounds, or cut off there. kaiming_normal_ and xavier_normal_ (not the "
        "uniform ones) draw from a normal distribution, in which a few weights lie far out.",
        tried=f"w = {code_for(made)}.w\nw.abs().max() / w.std()",
        expected="about 4",
        got=f"{far:.2f}",
    )


def draws(names: Any, made: Made, seeds: tuple[int, int]) -> dict:
    """The first weights of layers made after seeding, and random numbers made after them."""
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


def judge_draws(student: Student, made: Made, seeds: tuple[int, int]) -> None:
    """Fail unless the weights come from torch's global generator, and it is not reseeded."""
    code = code_for(made)
    tried = f"torch.manual_seed({seeds[0]})\na, b = {code}.w, {code}.w"
    seen = student.observe(draws, made, seeds, tried=tried)
    first, again, other = seen["first"], seen["again"], seen["other"]
    own = "A layer sets no seed: neither torch.manual_seed nor a generator of its own belongs in it."
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
        "After the same torch.manual_seed the weights differ. Draw them from torch's global generator, as nn.init does (and not "
        "with NumPy or random), and do not seed it.",
        tried=f"torch.manual_seed({seeds[0]}); {code}.w\ntorch.manual_seed({seeds[0]}); {code}.w",
        expected=short(first["one"][:3]),
        got=short(again["one"][:3]),
    )
    expect(
        first["after"] != other["after"] and first["after"] == again["after"],
        f"After a layer is made, torch's random numbers no longer depend on the seed that was set before. {own}",
        tried=f"torch.manual_seed(seed); {code}; torch.rand(3)   # for seed = {seeds[0]}, {seeds[1]}",
        expected="different numbers",
        got=short(first["after"]),
    )
