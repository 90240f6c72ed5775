"""Shared by the checks of r01: what the student's ResNet has registered, and the gradients that reach it."""

from __future__ import annotations

import itertools
from collections import Counter
from typing import Any

from autograder.checking import Student, expect, expect_close, fail
from checks.r01.probes import WIDTHS, facts_of, judge_kernels


def judge_registered(student: Student) -> None:
    """Fail unless the model finds the kernels that run, each once."""
    found = facts_of(student, (2, 3, 16, 16))
    ran = Counter(tuple(kernel) for kernel, _, _ in found["convs"])
    known = Counter(tuple(s[:2]) for s in found["parameters"] if len(s) == 4 and s[2:] == [3, 3])
    tried = "model = resnet18(10)\nmodel.parameters()"
    expected, got = (
        f"{sum(kernels.values())} kernels of 3x3 among the parameters" for kernels in (ran, known)
    )
    expect(
        not found["repeats"],
        "The same kernel runs more than once in a pass. Make a new block, with new convolutions, for each place: [block] * 2 is the same "
        "block twice.",
        tried="model(torch.randn(2, 3, 16, 16))",
        expected="every kernel once",
        got=f"{found['repeats']} of {sum(ran.values())} convolutions with a kernel that has run before",
    )
    expect(
        not found["repeated"],
        "Some parameters are registered more than once. A module that you set as an attribute is registered already: don't put it into a "
        "Sequential of the same block too, or register it again.",
        tried=tried,
        expected="every parameter once",
        got=f"{found['repeated']} repeated",
    )
    if ran - known:
        fail(
            "Some convolutions run whose weights are not among the model's parameters, so nothing would train them. Modules in a plain list are "
            "not registered: use Sequential(*blocks) or self.register_modules(*blocks). Nor are layers of torch.nn.",
            tried=tried,
            expected=expected,
            got=got,
        )
    if known - ran:
        fail(
            "Some 3x3 kernels among the parameters never run. Delete the layers that forward does not use.",
            tried=tried,
            expected=expected,
            got=got,
        )


def judge_projections(student: Student) -> None:
    """Fail unless there is a 1x1 projection for each change of width, and none else."""
    found = facts_of(student, (2, 3, 16, 16))
    kernels = [kernel for kernel, _, _ in found["convs"]]
    judge_kernels(kernels)
    tried = "model = resnet18(10)\n[p.shape for p in model.parameters()]"
    pairs: Counter = Counter()
    for shape in found["parameters"]:
        sides = [side for side in shape if side != 1]  # a 1x1 kernel, or a matrix over the channels
        if len(sides) == 2 and 10 not in sides:
            pairs[tuple(sorted(sides))] += 1
    wanted = [(64, 128), (128, 256), (256, 512)]
    says = [f"{a}->{b}" for a, b in wanted]
    got = ", ".join(f"{a}->{b}" for (a, b), n in sorted(pairs.items()) for _ in range(n)) or "none"
    missing = [pair for pair in wanted if not pairs[pair]]
    expect(
        not missing,
        "Where a block changes the width, its shortcut is a 1x1 convolution with weights of its own. Not all of them are among the "
        "parameters: is each weight a Parameter of this chapter (those of nn.Conv2d are not), and set on self?",
        tried=tried,
        expected=f"1x1 kernels {', '.join(says)}",
        got=got,
    )
    twice = [pair for pair in wanted if pairs[pair] > 1]
    same = [(a, b) for a, b in pairs if a == b and a in WIDTHS]
    expect(
        not twice and not same,
        "Some blocks that keep the shape have a projection too. There the shortcut is x itself."
        if same
        else "Some stage has more than one projection. Only its first block changes the shape, and needs one.",
        tried=tried,
        expected=f"1x1 kernels {', '.join(says)}",
        got=got,
    )


def gradients(names: Any) -> list:
    """For each parameter its shape, and what its gradient is after a step back: "", or what is wrong with it."""
    import torch
    import torch.nn.functional as F

    model = names.resnet18(5)
    ps = model.parameters()
    with torch.no_grad():
        for p in ps:  # scales that start at 0, as some do, let nothing through at first
            p.add_(0.01 * torch.randn(p.shape))
    model.training = True
    F.cross_entropy(model(torch.randn(4, 3, 32, 32)), torch.tensor([0, 3, 1, 2])).backward()
    found = []
    for p in ps:
        says = ""
        if p.grad is None:
            says = "none"
        elif not p.grad.isfinite().all():
            says = "nan or inf"
        elif sum(side > 1 for side in p.shape) > 1 and not p.grad.any():
            says = "zero everywhere"
        found.append([list(p.shape), says])
    return found


def judge_gradients(student: Student) -> None:
    tried = "model = resnet18(5)\nmodel.training = True\ncross_entropy(model(torch.randn(4, 3, 32, 32)), yb).backward()"
    seen = student.observe(gradients, tried=tried)
    expect(seen, "The model has no parameters: are its modules registered?", got="no parameters")
    bad = [(shape, says) for shape, says in seen if says]
    if not bad:
        return
    shape, says = bad[0]
    why = "The result does not depend on one of the parameters. Is it used in forward?"
    if len(bad) > len(seen) // 2:
        why = "No gradient reaches most of the parameters: something is cut off on the way (detach, .data, torch.no_grad)."
    if says == "nan or inf":
        why = "A gradient is infinite or nan: the signal grows too much on its way through the layers."
    elif says == "zero everywhere":
        why = "No gradient reaches this parameter: is it used in forward, and not cut off?"
    fail(
        why,
        expected="a gradient for each parameter",
        got=f"{len(bad)} of {len(seen)} without; the first has shape {tuple(shape)}: {says}",
    )


def shuffled(names: Any, order: list[int]) -> tuple:
    import torch

    model = names.resnet18(6)
    model.training = False
    x = torch.randn(len(order), 3, 16, 24)
    with torch.no_grad():
        return model(x)[order], model(x[order])


def judge_items(student: Student) -> None:
    """Fail unless an image's scores stay the same wherever it is in the batch."""
    # A rotation of the order, or its reverse, can hide a mixture with the image before or behind.
    order = list(range(5))
    while len({(b - a) % 5 for a, b in itertools.pairwise([*order, order[0]])}) == 1:
        student.random.shuffle(order)
    a, b = student.observe(shuffled, order, tried=f"model(xb)[{order}], model(xb[{order}])")
    expect_close(
        b,
        a,
        rtol=1e-3,
        atol=1e-4 * max(1.0, a.abs().max().item()),
        why="Another order of the images gives other scores, so images of a batch are mixed up. Do you take the mean over the grid, (2, 3)?",
    )


def two_models(names: Any) -> tuple[int, int, list]:
    """How many parameters two models share, how many kernels are alike, and the shapes of those that were never set."""
    import torch

    before = torch.get_deterministic_debug_mode()
    torch.set_deterministic_debug_mode("warn")  # torch.empty is filled with NaN then
    try:
        a, b = names.resnet18(3), names.resnet18(3)
    finally:
        torch.set_deterministic_debug_mode(before)
    ps, qs = a.parameters(), b.parameters()
    shared = len({id(p) for p in ps} & {id(q) for q in qs})
    # Kernels only: biases and scales all start from the same numbers.
    alike = sum(sum(d > 1 for d in p.shape) > 1 and bool((p == q).all()) for p, q in zip(ps, qs, strict=True))
    unset = [list(p.shape) for p in ps if p.detach().isnan().any()]
    return shared, alike, unset


def judge_two_models(student: Student) -> None:
    """Fail unless two models have weights of their own, drawn anew."""
    shared, alike, unset = student.observe(two_models, tried="a, b = resnet18(3), resnet18(3)")
    why = "Some weights are never drawn: torch.empty leaves in memory whatever was there before. Fill it, with nn.init for example."
    expect(
        not unset,
        why,
        expected="random weights",
        got=f"{len(unset)} never set, of shape {unset[0] if unset else ''}",
    )
    why = "Two models share parameters, so training one changes the other. Make the layers inside resnet18."
    expect(not shared, why, expected="no parameter shared", got=f"{shared} shared")
    why = "Two models start from the same weights. Draw them at random, and set no seed."
    expect(not alike, why, expected="new random weights", got=f"{alike} alike")
