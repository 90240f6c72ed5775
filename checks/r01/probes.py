"""Shared by the checks of r01: the convolutions that run in the student's ResNet, seen from below.

Every convolution is watched where PyTorch computes it, so it does not matter how the model is put together.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from autograder.checking import Student, expect, expect_equal, fail

WIDTHS = (64, 128, 256, 512)
N_CONVS = 16

MEANINGS = {
    "call super().__init__() first": "Module.__init__ makes the lists in which parameters and modules are registered. Call "
    "super().__init__() first.",
    "no attribute 'params'": "Module.__init__ has not run. Call super().__init__() first, with both pairs of parentheses.",
    "has no forward": "One of your modules has no forward. Module.__call__ runs the method of that name.",
    "'list' object is not callable": "Sequential takes layers one by one, not a list of them: Sequential(*blocks), with a star.",
    "no attribute 'children'": "Something that is not a Module was registered. Sequential takes layers one by one, not a list of them: "
    "Sequential(*blocks), with a star. And layers of torch.nn are not Modules of this chapter.",
    "'list' object has no attribute": "Sequential takes layers one by one, not a list of them: Sequential(*blocks), with a star.",
    "ConvLayer.__init__() got an unexpected keyword": "A ConvLayer is 3x3 always. For a 1x1 projection make a Parameter of shape (nf, ni, 1, 1) "
    "and call F.conv2d(x, w, stride=stride).",
    "must match the size of tensor": "Two shapes do not fit. Where a block changes the width or halves the grid, its shortcut needs "
    "a 1x1 convolution with the same stride.",
    "mat1 and mat2 shapes cannot be multiplied": "What goes into a linear layer has another size than it expects. AdaptivePool makes "
    "(n, 512) of (n, 512, h, w).",
    "to have": "A convolution gets another number of channels than it expects. Each block takes what the one before it made.",
    "'NoneType' object": "Something is None. Is there a return in resnet18, and in every forward?",
}


def watching(change: Any = None) -> Any:
    """A mode that lists the 3x3 convolutions that run; `change(number, result)` may put another result in its place."""
    # Not a TorchDispatchMode: the first one of a process takes seconds to import what it needs.
    from torch.overrides import TorchFunctionMode

    class Watch(TorchFunctionMode):
        def __init__(self) -> None:
            super().__init__()
            self.seen: list[dict] = []

        def __torch_function__(self, func: Any, types: Any, args: tuple = (), kwargs: Any = None) -> Any:
            kwargs = kwargs or {}
            result = func(*args, **kwargs)
            if getattr(func, "__name__", "") not in ("conv2d", "convolution"):
                return result
            given = dict(zip(("input", "weight"), args, strict=False)) | kwargs
            x, kernel = given["input"], given["weight"]
            if tuple(kernel.shape[2:]) != (3, 3):
                return result
            self.seen.append(
                {
                    "kernel": list(kernel.shape[:2]),
                    "weight": kernel.detach(),  # kept, so that no other takes its place in memory
                    "x": x.detach().clone(),
                    "grid": list(result.shape[2:]),
                }
            )
            return result if change is None else change(len(self.seen) - 1, result)

    return Watch()


def run(model: Any, x: Any, change: Any = None) -> tuple[Any, list[dict]]:
    """The model's result, and the 3x3 convolutions that ran."""
    import torch

    watch = watching(change)
    with torch.no_grad(), watch:
        out = model(x)
    return out, watch.seen


def results(names: Any, cases: list[tuple]) -> list:
    """For each (n_classes, shape of x): the shape of what the model makes of it, and whether all of it is finite."""
    import torch

    found: list = []
    for n_classes, shape in cases:
        model = names.resnet18() if n_classes is None else names.resnet18(n_classes)
        model.training = False
        with torch.no_grad():
            out = model(torch.randn(shape))
        found.append(
            [list(out.shape), bool(out.isfinite().all())] if isinstance(out, torch.Tensor) else type(out)
        )
    return found


def judge_results(student: Student, *cases: tuple) -> None:
    """Fail unless the model makes (n, n_classes) of each (n, 3, h, w)."""
    tried = "\n".join(
        f"resnet18({'' if c is None else c})(torch.randn({', '.join(map(str, shape))})).shape"
        for c, shape in cases
    )
    seen = student.observe(results, list(cases), tried=tried)
    for (n_classes, shape), got in zip(cases, seen, strict=True):
        if not isinstance(got, list):
            fail("The model should return a tensor of shape (n, n_classes).", got=str(got))
        right = [shape[0], n_classes or 10]
        mistakes = [([right[0], 10], "The last layer has 10 outputs, whatever n_classes is.")]
        expect_equal(
            got[0], right, mistakes=mistakes, why="The model makes (n, n_classes) from (n, 3, h, w)."
        )
        expect(
            got[1],
            "Some numbers of the result are infinite or nan: the signal grows too much from layer to layer.",
            got="nan or inf",
        )


def facts(names: Any, shape: tuple) -> dict:
    """The 3x3 convolutions that run, and the parameters that are found."""
    import torch

    from reference import Module

    model = names.resnet18(10)
    if not isinstance(model, Module):
        return {"type": f"{type(model).__module__}.{type(model).__name__}"}
    model.training = False
    _, seen = run(model, torch.randn(shape))
    ps = list(model.parameters())
    return {
        "type": "",
        "convs": [[conv["kernel"], list(conv["x"].shape[2:]), conv["grid"]] for conv in seen],
        "repeats": len(seen) - len({conv["weight"].data_ptr() for conv in seen}),
        "parameters": [list(p.shape) for p in ps],
        "repeated": len(ps) - len({id(p) for p in ps}),
    }


def facts_of(student: Student, shape: tuple) -> dict:
    tried = f"model = resnet18(10)\nmodel(torch.randn({', '.join(map(str, shape))}))"
    found = student.observe(facts, shape, tried=tried)
    expect(
        not found["type"],
        "The model has to be a Module of this chapter, as its Learner expects (nn.Module is PyTorch's).",
        expected="a Module",
        got=found["type"],
    )
    return found


def right_kernels(first: int = 64) -> list[list[int]]:
    """(nf, ni) of the blocks' 3x3 convolutions, where the first takes `first` channels."""
    found, ni = [], first
    for nf in WIDTHS:
        found += [[nf, ni], *[[nf, nf]] * 3]
        ni = nf
    return found


def in_words(kernels: list[list[int]]) -> str:
    """Channels from layer to layer: 64 -> 64, 4 times."""
    parts: list[tuple[str, int]] = []
    for nf, ni in kernels:
        text = f"{ni}->{nf}"
        parts = (
            [*parts[:-1], (text, parts[-1][1] + 1)] if parts and parts[-1][0] == text else [*parts, (text, 1)]
        )
    return ", ".join(text + (f" ({n} times)" if n > 1 else "") for text, n in parts) or "none"


def judge_kernels(kernels: list[list[int]]) -> None:
    """Fail unless the last 16 of the 3x3 convolutions that ran are those of four stages of two basic blocks."""
    first = kernels[-N_CONVS][1] if len(kernels) >= N_CONVS else 64
    right = right_kernels(first)
    if kernels[-N_CONVS:] == right:
        return
    counts = Counter(tuple(k) for k in kernels)
    jumps = [(128, 64), (256, 128), (512, 256)]
    wide = {nf: sum(n for (out, _), n in counts.items() if out == nf) for nf in WIDTHS}
    # Of the first width there may be more, in the stem.
    off = [nf for nf in WIDTHS if wide[nf] != 4 and not (nf == 64 and wide[nf] > 4)]
    off = [nf for nf in off if nf > 64] or off  # the stem may count among those of the first width
    why = (
        "The blocks' 3x3 convolutions are not those of four stages of two blocks with two convolutions each."
    )
    if not kernels:
        why = "No 3x3 convolution runs. A basic block has two."
    elif all(counts[jump] == 2 for jump in jumps):
        why = (
            "The shortcut goes through a 3x3 convolution where the shape changes. Use a 1x1 projection there: a Parameter of shape "
            "(nf, ni, 1, 1) for F.conv2d."
        )
    elif off and all(wide[nf] == 2 for nf in off):
        why = (
            f"Two 3x3 convolutions make {off[0]} channels, and there should be four: a stage has two blocks of two convolutions "
            "each."
        )
    elif off:
        why = f"The number of 3x3 convolutions that make {off[0]} channels is {wide[off[0]]}. It should be 4: two blocks with two each."
    fail(why, expected=in_words(right), got=in_words(kernels))


def judge_stages(student: Student, shape: tuple) -> None:
    found = facts_of(student, shape)
    judge_kernels([kernel for kernel, _, _ in found["convs"]])


def judge_grid(student: Student, shape: tuple) -> None:
    """Fail unless the grid is halved at the start of stages 2 to 4, and nowhere else in the blocks."""
    found = facts_of(student, shape)
    judge_kernels([kernel for kernel, _, _ in found["convs"]])
    convs = found["convs"][-N_CONVS:]
    start = convs[0][1]
    # Where in its first block a stage halves the grid is free.
    grids = [[grid for _, _, grid in convs[i : i + 4]] for i in range(0, N_CONVS, 4)]
    right = [[max(1, side // 2**i) for side in start] for i in range(4)]
    lines = "stage 1 starts from {}; stages end with {}"
    expected = lines.format(size(start), ", ".join(map(size, right)))
    got = lines.format(size(start), ", ".join(size(stage[-1]) for stage in grids))
    ends = [stage[-1] for stage in grids]
    # A side that is odd may be rounded either way.
    halved = [start, *ends[:-1]]
    fits = ends[0] == start and all(
        small in (max(1, large // 2), -(-large // 2))
        for before, after in zip(halved[1:], ends[1:], strict=True)
        for large, small in zip(before, after, strict=True)
    )
    if fits and all(grid == stage[-1] for stage in grids for grid in stage[1:]):
        return
    why = "The first block of stages 2, 3 and 4 should halve the grid, and no other block."
    if all(end == start for end in ends):
        why = "The grid stays as large as it was. The first block of stages 2, 3 and 4 halves it, with a stride of 2."
    elif ends[0] != start:
        why = "Stage 1 halves the grid too. It keeps the grid that the stem leaves: only stages 2, 3 and 4 start with a stride."
    elif fits:
        why = "The second block of a stage halves the grid. Give the stride to the first one."
    elif all(end == [max(1, -(-side // 4**i)) for side in start] for i, end in enumerate(ends)):
        why = (
            "The grid is halved twice in a stage. Only one convolution of a stage's first block has a stride."
        )
    fail(why, expected=expected, got=got)


def size(grid: list[int]) -> str:
    return "x".join(map(str, grid))
