"""Shared by the checks of m08: the network that my_cnn makes, and what it is made of."""

from __future__ import annotations

from typing import Any

import torch

from autograder.checking import Student, expect, fail
from checks.m08.probes import NO_NETWORK

WIDTHS = [3, 16, 32, 64, 128]


def network(names: Any, n_classes: int, size: list[int]) -> dict:
    """What a network is made of, and the shape of its result. The parts are those that `mine` gives there."""
    from autograder.mine import mine

    model, other = names.my_cnn(n_classes), names.my_cnn(n_classes)
    kinds = {name: mine(name) for name in ("ConvLayer", "AdaptivePool", "Linear", "Sequential")}

    def kind(layer: Any) -> str:
        own = [name for name, made in kinds.items() if isinstance(made, type) and isinstance(layer, made)]
        return own[0] if own else f"another {type(layer).__name__}"

    found = {"model": kind(model) if model is not None else "None", "same": model is other}
    if model is None:
        return found
    threads = torch.get_num_threads()
    torch.set_num_threads(1)  # more of them wait for each other longer than they compute here
    layers = list(getattr(model, "children", []))
    weights = [layer.w for layer in layers if kind(layer) in ("ConvLayer", "Linear")]
    with torch.no_grad():
        result = model(torch.zeros(2, 3, *size))
        grids = []
        x = torch.zeros(1, 3, *size)
        for layer in layers:
            x = layer(x)
            grids.append(list(x.shape))
    torch.set_num_threads(threads)
    return {
        **found,
        "layers": [kind(layer) for layer in layers],
        "weights": [list(w.shape) for w in weights],
        "grids": grids,
        "shape": list(result.shape) if isinstance(result, torch.Tensor) else type(result).__name__,
        "shared": any(a is b for a in layers for b in getattr(other, "children", [])),
    }


def judge_network(student: Student, n_classes: int, size: list[int]) -> None:
    """Fail unless my_cnn makes the chapter's network, out of the parts that `mine` gives."""
    tried = f"model = my_cnn({n_classes})\nmodel(torch.zeros(2, 3, {size[0]}, {size[1]}))"
    seen = student.observe(network, n_classes, size, tried=tried)
    expect(seen["model"] != "None", NO_NETWORK)
    expect(
        not seen["same"],
        "my_cnn returns the same network each time. Make a new one in each call, inside the function.",
    )
    if seen["model"] != "Sequential":
        fail(
            'The network is not made with mine("Sequential"): take that part from mine, and put all the layers in it.',
            expected="a Sequential, from mine",
            got=seen["model"],
        )
    expect(
        not seen["shared"],
        "Two calls of my_cnn share a layer, so two networks would train the same weights. Make the layers inside the function.",
    )
    layers, wanted = seen["layers"], ["ConvLayer"] * 4 + ["AdaptivePool", "Linear"]
    for i, layer in enumerate(layers):
        if layer.startswith("another "):
            name = layer.removeprefix("another ")
            fail(
                f'The {name} at place {i} is not from mine. Write mine("{name}") in place of {name}, so that it is your own wherever you '
                "run it.",
                expected=f'a layer from mine("{name}")' if name in wanted else "layers from mine",
                got=", ".join(layers),
            )
    expect(
        layers == wanted,
        f"{'The layers are other ones' if len(layers) == 6 else f'The Sequential holds {len(layers)} layers'}. The chapter's network has six: "
        "four ConvLayers, an AdaptivePool and a Linear layer, in this order.",
        expected=", ".join(wanted),
        got=", ".join(layers) or "no layers",
    )
    right = [[nf, ni, 3, 3] for ni, nf in zip(WIDTHS, WIDTHS[1:], strict=False)] + [[n_classes, WIDTHS[-1]]]
    for i, (got, expected) in enumerate(zip(seen["weights"], right, strict=True)):
        if got != expected:
            last = i == len(right) - 1
            fail(
                f"The Linear layer has a score for each class: Linear(128, n_classes), which is Linear(128, {n_classes}) here."
                if last
                else f"ConvLayer number {i + 1} goes from {expected[1]} channels to {expected[0]}.",
                expected=f"weights of shape {tuple(expected)}",
                got=str(tuple(got)),
            )
    h, w = size
    for i in range(4):
        h, w = -(-h // 2), -(-w // 2)
        got = seen["grids"][i][2:]
        if got != [h, w]:
            fail(
                f"ConvLayer number {i + 1} has another stride than 2: each of them halves the grid.",
                expected=f"a grid of {h} by {w} after it",
                got=" by ".join(map(str, got)),
            )
    expect(
        seen["shape"] == [2, n_classes],
        "The result has another shape than (n, n_classes).",
        expected=str((2, n_classes)),
        got=str(seen["shape"]),
    )
