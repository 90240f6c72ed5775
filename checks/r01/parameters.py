"""Shared by the checks of r01: what the student's ResNet has registered, and the gradients that reach it."""

from __future__ import annotations

from collections import Counter
from typing import Any

from autograder.checking import expect, fail
from checks.r01.probes import MEANINGS, WIDTHS, facts_of, judge_kernels
from checks.shared.modules import attempt


def judge_registered(student: Any) -> None:
    """Fail unless the model finds the kernels that run, each once."""
    found = facts_of(student, (2, 3, 16, 16))
    ran = Counter(tuple(kernel) for kernel, _, _ in found["convs"])
    known = Counter(tuple(s[:2]) for s in found["parameters"] if len(s) == 4 and s[2:] == [3, 3])
    tried = "model = resnet18(10)\nmodel.parameters()"
    expected, got = (
        f"{sum(kernels.values())} kernels of 3x3 among the parameters" for kernels in (ran, known)
    )
    expect(
        not found["repeated"],
        "Some parameters are registered more than once, and would take more than one step at a time. A module that is set as an "
        "attribute is registered already.",
        tried=tried,
        expected="every parameter once",
        got=f"{found['repeated']} repeated",
    )
    expect(
        not found["repeats"],
        "The same kernel runs more than once in a pass. Every block, and every convolution in it, has its own.",
        tried="model(torch.randn(2, 3, 16, 16))",
        expected="every kernel once",
        got=f"{found['repeats']} of {sum(ran.values())} convolutions with a kernel that has run before",
    )
    if ran - known:
        fail(
            "Convolutions run whose weights are not among the model's parameters: nothing would train them. A list of modules is not "
            "looked into; use Sequential or register_modules, and this chapter's own modules.",
            tried=tried,
            expected=expected,
            got=got,
        )
    if known - ran:
        fail(
            "There are 3x3 kernels among the parameters that never run.",
            tried=tried,
            expected=expected,
            got=got,
        )


def judge_projections(student: Any) -> None:
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
        "Where a block changes the width or the grid, its shortcut is a 1x1 convolution with weights of its own. "
        "Is it there, and registered?",
        tried=tried,
        expected=f"1x1 kernels {', '.join(says)}",
        got=got,
    )
    twice = [pair for pair in wanted if pairs[pair] > 1]
    same = [(a, b) for a, b in pairs if a == b and a in WIDTHS]
    expect(
        not twice and not same,
        "There are more projections than changes of shape. A block that keeps the shape adds x itself."
        if same
        else "One block in a stage changes the shape, and it has one projection.",
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


def judge_gradients(student: Any) -> None:
    tried = "model = resnet18(5)\nmodel.training = True\ncross_entropy(model(torch.randn(4, 3, 32, 32)), yb).backward()"
    seen = attempt(student, gradients, tried=tried, meanings=MEANINGS)
    expect(seen, "The model has no parameters: are its modules registered?", got="no parameters")
    bad = [(shape, says) for shape, says in seen if says]
    if not bad:
        return
    shape, says = bad[0]
    why = "A parameter is registered that the result does not depend on. Is it used in forward?"
    if says == "nan or inf":
        why = "The gradient is not finite: the signal grows too much on its way through the layers."
    elif says == "zero everywhere":
        why = "No gradient reaches this parameter: is it used in forward, and not cut off?"
    fail(
        why,
        expected="a gradient for each parameter",
        got=f"{len(bad)} of {len(seen)} without; the first has shape {tuple(shape)}: {says}",
    )
