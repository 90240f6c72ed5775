"""Shared by the checks of r01: what passes through a block, and what past it.

One convolution at a time is made to give something else, and what becomes of the result is looked at.
"""

from __future__ import annotations

from typing import Any

from autograder.checking import Student, expect, fail
from checks.r01.probes import judge_kernels, run


def blocked(names: Any, shape: tuple) -> dict:
    """What becomes of the result when one of the blocks' convolutions makes nothing but zeros.

    For each, whether two different inputs still give different results; for each second one of a block that keeps its shape also how
    the input of the next block compares with that of this one, at its largest number.
    """
    import torch

    model = names.resnet18(4)
    model.training = False
    x = 10 * torch.randn(shape)
    _, seen = run(model, x)
    kernels = [conv["kernel"] for conv in seen]
    first = len(seen) - 16
    passes, ratios = [], {}
    # Where a block has a projection that it should not have, another check says so.
    plain = not any(
        len(s) == 2 and s[0] == s[1] for s in ([d for d in p.shape if d > 1] for p in model.parameters())
    )
    if first < 0:
        return {"kernels": kernels, "passes": [], "ratios": {}}
    for at in range(16):
        out, now = run(model, x, lambda i, result, at=at: result * 0 if i == first + at else result)
        gap = (out[0] - out[1]).abs().max()
        passes.append(bool(gap > 1e-5 * out.abs().max()))
        if plain and at % 2 and at < 15:
            here, there = now[first + at - 1]["x"], now[first + at + 1]["x"]
            if kernels[first + at - 1][0] == kernels[first + at - 1][1] and here.shape == there.shape:
                place = here.reshape(-1).argmax()
                ratios[at // 2] = (there.reshape(-1)[place] / here.reshape(-1)[place]).item()
    return {"kernels": kernels, "passes": passes, "ratios": ratios}


def judge_shortcuts(student: Student, shape: tuple) -> None:
    """Fail unless what goes into a block reaches its end past its convolutions, by a sum."""
    tried = (
        f"model = resnet18(4)\nmodel(torch.randn({', '.join(map(str, shape))}))   "
        "# with one convolution of one block making zeros"
    )
    seen = student.observe(blocked, shape, tried=tried)
    judge_kernels(seen["kernels"])
    expected = "the input still makes a difference: it passes by the shortcut"
    cut = [i for i in range(8) if not seen["passes"][2 * i + 1]]
    if cut:
        where = (
            "no block has"
            if len(cut) == 8
            else f"block {cut[0] % 2 + 1} of stage {cut[0] // 2 + 1} does not have"
        )
        fail(
            f"With a block's second convolution at zero nothing gets through: {where} a shortcut that is added to what the "
            "convolutions make.",
            expected=expected,
            got="the same result for every input",
        )
    late = [i for i in range(8) if not seen["passes"][2 * i]]
    if late:
        fail(
            "With a block's first convolution at zero nothing gets through: its shortcut starts only after that. Add the block's own input. "
            "Did you overwrite x on the way (x = conv1(x))?",
            expected=expected,
            got="the same result for every input",
        )
    for i, ratio in seen["ratios"].items():
        expect(
            0.7 < ratio < 1.3,
            f"Where its convolutions make zeros, block {i % 2 + 1} of stage {i // 2 + 1} should hand on what it was given, x plus "
            "zero. It changes the scale of x: add the two and leave the sum as it is.",
            expected="1 times as large",
            got=f"{ratio:.3g} times as large",
        )


def bends(names: Any, shape: tuple) -> dict:
    """For each block, whether what lies between its two convolutions is more than a straight line."""
    import torch

    model = names.resnet18(4)
    model.training = False
    x = torch.randn(shape)
    _, seen = run(model, x)
    first = len(seen) - 16
    kernels = [conv["kernel"] for conv in seen]
    if first < 0:
        return {"kernels": kernels, "bends": []}
    noise = [torch.randn(conv["kernel"][0]).reshape(1, -1, 1, 1) for conv in seen]

    def between(sign: float) -> list:
        def put(i: int, result: Any) -> Any:
            if (i - first) % 2 or i < first:
                return result
            grid = torch.linspace(0.5, 1.5, result[:, :1].numel()).reshape(result[:, :1].shape)
            return sign * noise[i] * grid

        _, now = run(model, x, put)
        return [now[first + at]["x"] for at in range(1, 16, 2)]

    flat = zip(between(1.0), between(-1.0), between(0.0), strict=True)
    return {"kernels": kernels, "bends": [bool((a + b - 2 * c).abs().max() > 1e-3) for a, b, c in flat]}


def judge_activations(student: Student, shape: tuple) -> None:
    tried = (
        f"resnet18(4)(torch.randn({', '.join(map(str, shape))}))   # what one convolution hands to the next"
    )
    seen = student.observe(bends, shape, tried=tried)
    judge_kernels(seen["kernels"])
    straight = [i for i, bent in enumerate(seen["bends"]) if not bent]
    if straight:
        fail(
            "There is no activation between the two convolutions of a block. Two linear maps in a row are one linear map.",
            expected="an activation in every block",
            got=f"{len(straight)} of 8 blocks without",
        )
