"""Shared by the checks of m08: the network and the learner that are put together from `mine(...)`."""

from __future__ import annotations

import math
from typing import Any

import torch
import torch.nn.functional as F

from autograder.checking import Student, curves, expect, expect_close, fail, kind_of
from checks.m08.images import CLASSES, colours_give, images

NINE = [
    "Module",
    "Linear",
    "ConvLayer",
    "Sequential",
    "cross_entropy",
    "DataLoader",
    "SGD",
    "Learner",
    "CosineOneCycle",
]
LEAST = 6
WIDTHS = [3, 16, 32, 64, 128]
NO_NETWORK = "my_cnn returns None. End it with return and the Sequential that holds the layers."
BATCH, EPOCHS, RATE = 8, 6, 0.1

MEANINGS = {
    "'str' object is not callable": 'mine("ConvLayer") gives you the class. Call that: mine("ConvLayer")(3, 16, stride=2).',
    "'list' object is not callable": "Sequential takes its layers one by one: Sequential(*layers), with a star.",
    "There is no part": "mine knows the names that the exercises ask for, spelt as they are there.",
    "my_cnn() missing": "my_cnn takes one argument: the number of classes.",
    "my_learner() missing": "my_learner takes the model, the loaders, the rate and the callbacks, and an opt_func that may be left out.",
    "my_learner() got an unexpected keyword": "my_learner(model, dls, lr, cbs, opt_func=None): keep these names.",
    "'NoneType' object is not callable": 'Something that is called is None. With opt_func=None the Learner needs mine("SGD").',
    "'NoneType' object has no attribute": "Something is None. Does each of your functions return what it made?",
    "mat1 and mat2 shapes": "The layers do not fit: the last ConvLayer has 128 channels, AdaptivePool leaves 128 numbers of them, and "
    "Linear(128, n_classes) takes those.",
    "to have": "The layers do not fit: each ConvLayer takes the channels that the one before it makes, 3, 16, 32, 64 and 128.",
    "size of tensor a": "The layers do not fit. AdaptivePool comes after the last ConvLayer, and Linear(128, n_classes) after that.",
}


# ---------------------------------------------------------------- whose the parts are


def own_parts(names: Any, wanted: list[str]) -> dict[str, bool]:
    """Which parts `mine` has of the student's own, and whether there is a network of them ("my_cnn")."""
    from autograder.mine import is_own

    return {"my_cnn": names.my_cnn(10) is not None, **{name: is_own(name) for name in wanted}}


def judge_parts(student: Student) -> None:
    """Fail unless at least six of the nine parts are the student's own."""
    own = student.observe(own_parts, NINE, tried="model = my_cnn(10)\nmine()")
    theirs = [name for name in NINE if own[name]]
    expect(
        len(theirs) >= LEAST,
        f"Only {len(theirs)} of these nine parts are your own, and it takes {LEAST}. Not yours yet: "
        f"{', '.join(name for name in NINE if not own[name])}. mine() shows why: an exercise that does not pass yet, or a notebook "
        "that is not beside this one. Hand in your other notebooks too.",
        expected=f"at least {LEAST} parts of your own",
        got=", ".join(theirs) or "none",
    )
    expect(own["my_cnn"], NO_NETWORK)


# ---------------------------------------------------------------- the network


def network(names: Any, n_classes: int, size: list[int]) -> dict:
    """What a network is made of, and the shape of its result. The parts are those that `mine` gives there."""
    from autograder.mine import mine

    threads = torch.get_num_threads()
    torch.set_num_threads(1)  # more of them wait for each other longer than they compute here
    model, other = names.my_cnn(n_classes), names.my_cnn(n_classes)
    kinds = {name: mine(name) for name in ("ConvLayer", "AdaptivePool", "Linear", "Sequential")}

    def kind(layer: Any) -> str:
        own = [name for name, made in kinds.items() if isinstance(made, type) and isinstance(layer, made)]
        return own[0] if own else f"another {type(layer).__name__}"

    found = {"model": kind(model) if model is not None else "None", "same": model is other}
    if model is None:
        return found
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
    others = [p for a in layers for b in getattr(other, "children", []) if a is b for p in [1]]
    return {
        **found,
        "layers": [kind(layer) for layer in layers],
        "weights": [list(w.shape) for w in weights],
        "grids": grids,
        "shape": list(result.shape) if isinstance(result, torch.Tensor) else kind_of_result(result),
        "shared": bool(others),
        "count": len(model.parameters()),
    }


def kind_of_result(result: Any) -> str:
    """What the network returned that is no tensor."""
    return type(result).__name__


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
        f"The Sequential holds {'other layers' if len(layers) == 6 else f'{len(layers)} layers'} than the chapter's six: four ConvLayers, "
        "an AdaptivePool, and a Linear layer, in this order.",
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


# ---------------------------------------------------------------- the learner


def learner(names: Any, lr: float, with_opt: bool, by_name: bool) -> dict:
    """What a learner was made of, and what became of it in one epoch with a batch to train and one to validate."""
    from autograder.mine import mine

    made: list[tuple] = []

    class Opt:
        """Makes no step."""

        def __init__(self, params: Any, lr: float):
            made.append((sum(1 for _ in params), lr))
            self.lr = lr

        def step(self) -> None:
            pass

    class Watch:
        """Notes the losses."""

        learner: Any

        def __init__(self) -> None:
            self.losses: list[float] = []

        def after_batch(self) -> None:
            self.losses.append(float(self.learner.loss))

    torch.manual_seed(0)
    model = mine("Linear")(4, 3)
    batches = [(torch.randn(6, 4) * 3, torch.randint(3, (6,))) for _ in range(2)]
    dls, watch = type("Loaders", (), {"train": batches[:1], "valid": batches[1:]})(), Watch()
    truth = [float(F.cross_entropy(model(x).detach(), y)) for x, y in batches]
    opt = {"opt_func": Opt} if with_opt else {}
    if by_name:
        learn = names.my_learner(model=model, dls=dls, lr=lr, cbs=[watch], **opt)
    else:
        learn = names.my_learner(model, dls, lr, [watch], *opt.values())
    if learn is None:
        return {"kind": "None"}
    own = mine("Learner")
    kind = "Learner" if isinstance(learn, own) else f"{type(learn).__module__}.{type(learn).__name__}"
    before = [p.detach().clone() for p in model.parameters()]
    learn.fit(1)
    moved = any(not torch.equal(a, b) for a, b in zip(before, model.parameters(), strict=True))
    return {
        "kind": kind,
        "made": [list(o) for o in made],
        "losses": watch.losses,
        "truth": truth,
        "opt": isinstance(learn.opt, mine("SGD")),
        "lr": float(learn.opt.lr),
        "moved": moved,
        "torchs": str(getattr(getattr(learn, "loss_func", None), "__module__", "")).startswith("torch"),
    }


def judge_learner(student: Student, lr: float, with_opt: bool, by_name: bool = False) -> None:
    """Fail unless my_learner makes a Learner from `mine` of what it is given."""
    opt = ", opt_func=Opt" if with_opt else ""
    tried = f"learn = my_learner(model, dls, lr={lr}, cbs=[watch]{opt})\nlearn.fit(1)"
    seen = student.observe(learner, lr, with_opt, by_name, tried=tried)
    expect(seen["kind"] != "None", "my_learner returns None. End it with return and the Learner.")
    if seen["kind"] != "Learner":
        fail(
            'The learner is not made with mine("Learner"). The name Learner in this notebook may be another class, with other '
            "exceptions, so parts from mine would not fit it.",
            expected='a learner made with mine("Learner")',
            got=seen["kind"],
        )
    expect(
        len(seen["losses"]) == 2,
        "The callback in cbs was not called once in training and once in validation. Pass dls and cbs on as they are.",
        expected="2 batches seen by the callback",
        got=str(len(seen["losses"])),
    )
    expect(not seen["torchs"], 'The loss is torch\'s own. Take yours: mine("cross_entropy").')
    expect_close(
        seen["losses"] if with_opt else seen["losses"][:1],
        seen["truth"] if with_opt else seen["truth"][:1],
        rtol=1e-3,
        atol=1e-5,
        why='The loss is not cross-entropy. Pass mine("cross_entropy") itself, without calling it.',
    )
    if with_opt:
        expect(
            len(seen["made"]) > 0,
            'opt_func is ignored: the optimizer was not made with it. Pass it on, and mine("SGD") only where it is None.',
        )
        expect(
            math.isclose(seen["made"][-1][1], lr),
            "The optimizer gets another rate than lr.",
            expected=str(lr),
            got=str(seen["made"][-1][1]),
        )
        return
    expect(
        seen["opt"],
        'Without an opt_func the optimizer is not one of mine("SGD"). Pass that on: the Learner\'s own default was chosen when the cell '
        "of m05 ran.",
    )
    expect(
        math.isclose(seen["lr"], lr),
        "The optimizer gets another rate than lr.",
        expected=str(lr),
        got=str(seen["lr"]),
    )
    expect(
        seen["moved"], "The model does not change. Pass the model that my_learner is given, not another one."
    )


# ---------------------------------------------------------------- it is learning


def train(names: Any, x: torch.Tensor, y: torch.Tensor, n_classes: int) -> list[float]:
    """The training losses of a short run, under the schedule and with the loader from `mine`."""
    from autograder.mine import mine

    class Watch:
        """Notes the losses of training."""

        learner: Any

        def __init__(self) -> None:
            self.losses: list[float] = []

        def after_batch(self) -> None:
            if self.learner.model.training:
                self.losses.append(float(self.learner.loss))

    torch.manual_seed(0)
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    watch = Watch()
    dl = mine("DataLoader")(list(zip(x, y, strict=True)), bs=BATCH, shuffle=True, n_workers=0)
    dls = type("Loaders", (), {"train": dl, "valid": []})()
    cbs = [mine("CosineOneCycle")(RATE), watch]
    names.my_learner(names.my_cnn(n_classes), dls, RATE, cbs, opt_func=mine("SGD")).fit(EPOCHS)
    torch.set_num_threads(threads)
    return watch.losses


def judge_training(student: Student, seed: int) -> None:
    """Fail unless the loss of the last epoch is below what the mean colours give."""
    x, y = images(seed)
    tried = f'learn = my_learner(my_cnn({CLASSES}), dls, {RATE}, [mine("CosineOneCycle")({RATE})])\nlearn.fit({EPOCHS})   # 96 small images'
    losses = student.observe(train, x, y, CLASSES, tried=tried)
    colours = colours_give(seed)
    n = len(y) // BATCH
    expect(
        isinstance(losses, list) and len(losses) == n * EPOCHS,
        "The fit does not go through all training batches.",
        expected=f"{n * EPOCHS} training batches",
        got=str(len(losses)) if isinstance(losses, list) else kind_of(losses),
    )
    last = sum(losses[-n:]) / n
    drawn = [loss if math.isfinite(loss) else 0.0 for loss in losses]
    lines = {"your Learner": drawn, "a linear model of the mean colours": [colours] * len(losses)}
    chart = curves("It is learning", "batch", "training loss", **lines)
    if not last < colours:
        fail(
            f"It does not learn: the loss of the last epoch is {last:.2f}, and a linear model of the images' mean colours comes down to "
            f"{colours:.2f}. Each part passes its own checks, so look at how they are put together.",
            expected=f"a loss below {colours:.2f}",
            got=f"{last:.2f}",
            chart=chart,
        )
    student.show(chart)
