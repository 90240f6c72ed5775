"""Shared by the checks of r01: what runs in the student's ResNet, seen from below.

Every convolution is watched where PyTorch computes it, so it does not matter how the model is put together.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from autograder.checking import expect, expect_equal, fail
from autograder.checks.probes_modules import attempt

WIDTHS = (64, 128, 256, 512)
N_CONVS = 16

MEANINGS = {
    "must match the size of tensor": "Two shapes do not fit. Where a block changes the width or halves the grid, its shortcut needs "
    "a 1x1 convolution with the same stride.",
    "mat1 and mat2 shapes cannot be multiplied": "What goes into a linear layer has another size than it expects. AdaptivePool makes "
    "(n, 512) of (n, 512, h, w).",
    "to have": "A convolution gets another number of channels than it expects. Each block takes what the one before it made.",
    "no attribute 'params'": "Module.__init__ has not run. Call super().__init__() first, with the parentheses.",
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


def judge_results(student: Any, *cases: tuple) -> None:
    """Fail unless the model makes (n, n_classes) of each (n, 3, h, w)."""
    tried = "\n".join(
        f"resnet18({'' if c is None else c})(torch.randn({', '.join(map(str, shape))})).shape"
        for c, shape in cases
    )
    seen = attempt(student, results, list(cases), tried=tried, meanings=MEANINGS)
    for (n_classes, shape), got in zip(cases, seen, strict=True):
        if not isinstance(got, list):
            fail("The model is to return a tensor of shape (n, n_classes).", got=str(got))
        right = [shape[0], n_classes or 10]
        mistakes = [([right[0], 10], "The last layer has 10 outputs whatever n_classes is.")]
        expect_equal(
            got[0], right, mistakes=mistakes, why="The model makes (n, n_classes) from (n, 3, h, w)."
        )
        expect(
            got[1],
            "There are infinite or missing numbers in the result. What grows without bounds?",
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


def facts_of(student: Any, shape: tuple) -> dict:
    tried = f"model = resnet18(10)\nmodel(torch.randn({', '.join(map(str, shape))}))"
    found = attempt(student, facts, shape, tried=tried, meanings=MEANINGS)
    expect(
        not found["type"],
        "It is to be a Module of this chapter, so that its Learner can train it.",
        expected="a Module",
        got=found["type"],
    )
    return found


# ---------------------------------------------------------------- convolutions and grids


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
        why = "No 3x3 convolution has run: a basic block has two."
    elif all(counts[jump] == 2 for jump in jumps):
        why = "The shortcut goes through a 3x3 convolution where the shape changes. A projection is 1x1: it looks at one place at a time."
    elif off and all(wide[nf] == 2 for nf in off):
        why = (
            f"Of the convolutions {off[0]} wide two run instead of four. A stage has two blocks of two convolutions "
            "each, all of them new."
        )
    elif off:
        why = f"Of the 3x3 convolutions that make {off[0]} channels there are {wide[off[0]]} instead of 4: two blocks with two each."
    fail(why, expected=in_words(right), got=in_words(kernels))


def judge_stages(student: Any, shape: tuple) -> None:
    found = facts_of(student, shape)
    judge_kernels([kernel for kernel, _, _ in found["convs"]])


def judge_grid(student: Any, shape: tuple) -> None:
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
    why = "The grid is to be halved by the first block of stages 2, 3 and 4, and nowhere else in the blocks."
    if all(end == start for end in ends):
        why = "The grid stays as large as it was. The first block of stages 2, 3 and 4 has stride 2."
    elif ends[0] != start:
        why = "Stage 1 halves the grid too. It is to keep the grid that the stem leaves: only stages 2, 3 and 4 start with a stride."
    elif fits:
        why = "The grid is halved by the second block of a stage. It is the first one that has the stride."
    elif all(end == [max(1, -(-side // 4**i)) for side in start] for i, end in enumerate(ends)):
        why = (
            "The grid is halved twice in a stage. Only one convolution of a stage's first block has a stride."
        )
    fail(why, expected=expected, got=got)


def size(grid: list[int]) -> str:
    return "x".join(map(str, grid))


# ---------------------------------------------------------------- parameters


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


# ---------------------------------------------------------------- blocks


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


def judge_shortcuts(student: Any, shape: tuple) -> None:
    """Fail unless what goes into a block reaches its end past its convolutions, by a sum."""
    tried = (
        f"model = resnet18(4)\nmodel(torch.randn({', '.join(map(str, shape))}))   "
        "# with one convolution of one block making zeros"
    )
    seen = attempt(student, blocked, shape, tried=tried, meanings=MEANINGS)
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
            "With a block's first convolution at zero nothing gets through: its shortcut starts only after that. It is the block's own "
            "input that is to be added. Has x been overwritten?",
            expected=expected,
            got="the same result for every input",
        )
    for i, ratio in seen["ratios"].items():
        expect(
            0.7 < ratio < 1.3,
            f"Where its convolutions make zeros, block {i % 2 + 1} of stage {i // 2 + 1} should hand on what it was given: x plus "
            "zero. It changes its scale.",
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


def judge_activations(student: Any, shape: tuple) -> None:
    tried = (
        f"resnet18(4)(torch.randn({', '.join(map(str, shape))}))   # what one convolution hands to the next"
    )
    seen = attempt(student, bends, shape, tried=tried, meanings=MEANINGS)
    judge_kernels(seen["kernels"])
    straight = [i for i, bent in enumerate(seen["bends"]) if not bent]
    if straight:
        fail(
            "There is no activation between the two convolutions of a block. Two linear maps in a row are one linear map.",
            expected="an activation in every block",
            got=f"{len(straight)} of 8 blocks without",
        )
