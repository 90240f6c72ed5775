"""Shared by the checks of q21: models built from a description, and what running them prints.

A description is a string for a layer without children ("conv 3 8 2", "linear 8 10", "pool"), a list of
descriptions for a Sequential, or a tuple of them for a module of another kind, whose children are attributes.
"""

from __future__ import annotations

import re
from typing import Any

from autograder.checking import Student, expect, fail, remembered, which
from checks.shared.modules import MODULE_MEANINGS

TWO = "A hook is called as hook(result, args): two arguments, first what forward returned, then the tuple of what it was given."

MEANINGS = {
    "no attribute 'hooks'": "The chapter's Module has one hook, and it is an attribute: model.hook = print_shape.",
    "no attribute 'layers'": "Not every module has an attribute layers. The modules that it holds are always in module.children.",
    "'tuple' object has no attribute": "The second thing that a hook is given is a tuple: the layer's arguments. The first is what "
    "the layer made.",
    "takes 1 positional argument but 2 were given": TWO,
    "takes 0 positional arguments but 2 were given": TWO,
    "missing 1 required positional argument": TWO + " (PyTorch's own hooks get three.)",
    "'NoneType' object is not callable": "A hook is None when it is called. Set the function itself: model.hook = print_shape, "
    "without parentheses.",
    "'str' object is not callable": "A hook is a function, and a string is not. Set print_shape itself.",
    "RecursionError": "It calls itself without end. hook_all should call itself for the children, not for the model again, and "
    "print_shape should call no layer.",
    "'list' object is not callable": "model.children is a list, not a method: leave out the parentheses.",
    "'list' object has no attribute": "hook_all was called with a list, or a hook set on one. Go through the children one by one.",
    "name 'self' is not defined": "print_shape and hook_all are functions, not methods: there is no self.",
    "name 'model' is not defined": "print_shape knows only what it is given: outp and inp.",
    **MODULE_MEANINGS,
}
HOOKING = {
    "Given groups": "A layer is run here. hook_all should only set the hooks; the model runs later.",
    "print_shape() missing": "print_shape is called here. Only set it, without parentheses: model.hook = print_shape.",
    "'Tensor' object": "print_shape is called here. Only set it, without parentheses: model.hook = print_shape.",
    "no attribute 'shape'": "print_shape is called here. Only set it, without parentheses: model.hook = print_shape.",
}


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
        def __init__(self, *parts: Module) -> None:
            super().__init__()
            for letter, part in zip("abcd", parts, strict=False):
                setattr(self, letter, part)

        def forward(self, x: Any) -> Any:
            for part in self.children:
                x = part(x)
            return x

    return Block(*map(build, description))


def code_for(description: Any) -> str:
    """The model as a student would type it."""
    if isinstance(description, str):
        kind, *sizes = description.split()
        name = {"conv": "ConvLayer", "linear": "Linear", "pool": "AdaptivePool"}[kind]
        return f"{name}({', '.join(sizes)})"
    return f"{'Sequential' if isinstance(description, list) else 'Block'}({', '.join(map(code_for, description))})"


def hook_only(names: Any, description: Any, training: bool = True, hooked: bool = False) -> dict[str, Any]:
    """What hook_all prints, how many modules have a new hook after it, and whether training is what it was.

    With `hooked`, all modules have another hook before.
    """
    import contextlib
    import io

    model = build(description)
    model.training = training

    def modules(module: Any) -> list:
        return [module, *(inner for child in module.children for inner in modules(child))]

    def other(result: Any, args: Any) -> None: ...

    for module in modules(model):
        module.hook = other if hooked else None

    with contextlib.redirect_stdout(io.StringIO()) as printed:
        names.hook_all(model)
    return {
        "printed": printed.getvalue(),
        "hooked": sum(module.hook not in (None, other) for module in modules(model)),
        "left": sum(module.hook is other for module in modules(model) if not module.children),
        "training": all(module.training is training for module in modules(model)),
    }


def run_hooked(names: Any, description: Any, shape: tuple) -> dict[str, Any]:
    """Hook a model with the student's hook_all, run it twice, and tell what was printed when.

    The weights are those that the seed gives, so the run without hooks that it is held against is the same.
    """
    import contextlib
    import io
    import warnings

    import torch

    warnings.simplefilter("ignore")  # torch's, about the flags below

    def build_and_draw() -> tuple:
        torch.manual_seed(0)
        model = build(description)
        model.training = True
        return model, torch.randn(*shape)

    def results(model: Any, x: Any) -> tuple:
        # oneDNN would make code for each new shape, which takes longer than so small a convolution does without it.
        with torch.backends.mkldnn.flags(enabled=False):
            out = model(x)
            out.square().sum().backward()
        return out, [p.grad for p in model.parameters()]

    expected, grads = results(*build_and_draw())
    model, x = build_and_draw()
    with contextlib.redirect_stdout(io.StringIO()):
        returned = names.hook_all(model)
    model = returned if returned is not None and type(returned) is type(model) else model
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        out, hooked_grads = results(model, x)
    first = printed.getvalue()
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        with torch.backends.mkldnn.flags(enabled=False):
            model(x)
    same_grads = all(
        a is not None and torch.equal(a, b) for a, b in zip(hooked_grads, grads, strict=True) if b is not None
    )
    return {
        "first run": first,
        "second run": printed.getvalue(),
        "same": torch.equal(out, expected) and same_grads,
        "training": model.training,
    }


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


def shows(line: str, shape: list[int]) -> bool:
    """Whether all sizes of the shape stand in the line in order, one after the other."""
    sizes = [int(digits) for digits in re.findall(r"\d+", line)]
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


def lines_of(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]


def judge(student: Student, description: Any, shape: tuple, before: str = "") -> None:
    """Fail unless a hooked model prints what it should, in each of two runs."""
    hook = f"{before}model = {code_for(description)}\nhook_all(model)"
    hooked = student.observe(hook_only, description, tried=hook, meanings=HOOKING)
    tried = f"{hook}\nmodel(torch.randn{shape})"
    steps = events(description, shape)
    leaves = [out for out, _, has_children in steps if not has_children]
    expected = "\n".join(str(leaf) for leaf in leaves)
    expect(
        not any(char.isdigit() for char in hooked["printed"]),
        "hook_all itself prints shapes. It should only set the hooks: they print when the model runs.",
        expected="(nothing)",
        got=hooked["printed"],
    )
    expect(
        hooked["hooked"],
        "After hook_all(model) no layer has a hook. Set it as an attribute, without parentheses: model.hook = print_shape.",
        expected="a hook on every layer",
        got="no hook",
    )
    seen = student.observe(run_hooked, description, shape, tried=tried)
    for run in ("first run", "second run"):
        lines = lines_of(seen[run])
        if not tells(lines, [(out, has_children) for out, _, has_children in steps]):
            more = "" if run == "first run" else "The first run is right, and the second is not. "
            fail(
                more + why_not(lines, steps, leaves),
                tried=tried,
                expected=expected,
                got="\n".join(lines) or "(nothing)",
            )


def why_not(lines: list[str], steps: list[tuple[list[int], list[int], bool]], leaves: list[list[int]]) -> str:
    """What these lines tell of how they came about."""
    wanted = [(out, has_children) for out, _, has_children in steps]
    missing = [leaf for leaf in leaves if not any(shows(line, leaf) for line in lines)]
    whole = " ".join(lines)
    return which(
        (not lines, "The hooks are set, but nothing is printed when the model runs. Does print_shape print?"),
        (
            tells(lines, [(given, has_children) for _, given, has_children in steps]),
            "These are the shapes of what goes into each layer. A hook is called as hook(result, args): the result comes first.",
        ),
        (
            tells(lines, [(out[1:], has_children) for out, _, has_children in steps])
            and not any(shows(line, leaves[0]) for line in lines),
            "The first size, that of the batch, is missing. Print all of outp.shape.",
        ),
        (
            len(lines) >= 2 and tells(lines, wanted[::-1]),
            "The shapes are right, but not in the order in which the layers run.",
        ),
        (
            len(lines) == 1 and len(leaves) > 1 and all(shows(whole, leaf) for leaf in leaves),
            "All shapes stand in one line. Print one line for each layer.",
        ),
        (
            len(missing) == len(leaves) <= len(lines),
            f"{len(lines)} lines came, without the sizes of the activations. Print outp.shape.",
        ),
        (
            missing,
            f"{len(missing)} of the {len(leaves)} layers without children print no line, such as the one that makes "
            f"{str(missing[:1])[1:-1]}. Set the hook on every module: hook_all can call itself for each of model.children, and goes "
            "as deep as they do.",
        ),
        otherwise="There should be one line for each layer without children, with all sizes of its activations in order, and no "
        "other lines.",
    )  # fmt: skip
