"""Shared by the checks of q21: models built from a description, and what running them prints.

A description is a string for a layer without children ("conv 3 8 2", "linear 8 10", "pool"), a list of
descriptions for a Sequential, or a tuple of them for a module of another kind, whose children are attributes.
"""

from __future__ import annotations

import re
from typing import Any

from autograder.checking import remembered


def build(description: Any) -> Any:
    """The model, made from the reference's layers."""
    from reference import AdaptivePool, ConvLayer, Linear, Module, Sequential

    if isinstance(description, str):
        kind, *sizes = description.split()
        make = {"conv": ConvLayer, "linear": Linear, "pool": AdaptivePool}[kind]
        return make(*map(int, sizes))
    if isinstance(description, list):
        return Sequential(*map(build, description))

    class Block(Module):
        def __init__(self, parts: list) -> None:
            super().__init__()
            self.first = parts[0]
            self.rest = Sequential(*parts[1:])

        def forward(self, x: Any) -> Any:
            return self.rest(self.first(x))

    return Block([build(part) for part in description])


def run_hooked(names: Any, description: Any, shape: tuple) -> dict:
    """Hook a model with the student's hook_all, run it twice, and tell what was printed when.

    The weights are those that the seed gives, so the run without hooks that it is held against is the same.
    """
    import contextlib
    import io

    import torch

    def build_and_draw() -> tuple:
        torch.manual_seed(0)
        return build(description), torch.randn(*shape)

    def results(model: Any, x: Any) -> tuple:
        # oneDNN would make code for each new shape, which takes longer than so small a convolution does without it.
        with torch.backends.mkldnn.flags(enabled=False):
            out = model(x)
            out.square().sum().backward()
        return out, [p.grad for p in model.parameters()]

    expected, grads = results(*build_and_draw())
    model, x = build_and_draw()
    said = {}
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        returned = names.hook_all(model)
    said["while hooking"] = printed.getvalue()
    model = returned if returned is not None and type(returned) is type(model) else model
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        out, hooked_grads = results(model, x)
    said["first run"] = printed.getvalue()
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        with torch.backends.mkldnn.flags(enabled=False):
            model(x)
    said["second run"] = printed.getvalue()
    same_result = torch.equal(out, expected)
    same_grads = all(
        a is not None and torch.equal(a, b) for a, b in zip(hooked_grads, grads, strict=True) if b is not None
    )
    return {**said, "same result": same_result, "same gradients": same_grads}


@remembered
def events(description: Any, shape: tuple) -> list[tuple[list[int], list[int], bool]]:
    """For each layer in the order in which they finish: the shapes of its result and input, and whether it has
    children."""
    import torch

    seen: list[tuple[list[int], list[int], bool]] = []

    def watch(module: Any) -> None:
        def hook(out: Any, args: tuple) -> None:
            seen.append((list(out.shape), list(args[0].shape), bool(module.children)))

        module.hook = hook
        for child in module.children:
            watch(child)

    model = build(description)
    watch(model)
    model(torch.zeros(*shape))
    return seen


def sizes_in(line: str) -> list[int]:
    return [int(digits) for digits in re.findall(r"\d+", line)]


def shows(line: str, shape: list[int]) -> bool:
    """Whether all sizes of the shape stand in the line in order, one after the other."""
    sizes = sizes_in(line)
    return any(sizes[i : i + len(shape)] == shape for i in range(len(sizes) - len(shape) + 1))


def tells(lines: list[str], steps: list[tuple[list[int], bool]]) -> bool:
    """Whether the lines show the steps' shapes one for one; those marked True may be left out."""
    reached = {0}
    for line in lines:
        following = set()
        for at in reached:
            while at < len(steps):
                if shows(line, steps[at][0]):
                    following.add(at + 1)
                if not steps[at][1]:
                    break
                at += 1
        reached = following
    return any(all(optional for _, optional in steps[at:]) for at in reached)


def shown_in_order(lines: list[str], shapes: list[list[int]]) -> int:
    """How many of the shapes the lines show, in order and each line for one."""
    found = 0
    for line in lines:
        if found < len(shapes) and shows(line, shapes[found]):
            found += 1
    return found
