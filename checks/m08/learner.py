"""Shared by the checks of m08: the Learner that my_learner puts together, and what becomes of what it is given."""

from __future__ import annotations

import math
from typing import Any

import torch
import torch.nn.functional as F

from autograder.checking import Student, expect, expect_close, fail

Batch = tuple[torch.Tensor, torch.Tensor]


def learner(
    names: Any,
    w: torch.Tensor,
    b: torch.Tensor,
    batches: list[Batch],
    lr: float,
    with_opt: bool,
    by_name: bool,
) -> dict:
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
            self.losses.append(self.learner.loss.item())

    model = mine("Linear")(*reversed(w.shape))
    with torch.no_grad():
        model.w.copy_(w)
        model.b.copy_(b)
    dls, watch = type("Loaders", (), {"train": batches[:1], "valid": batches[1:]})(), Watch()
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
        "opt": isinstance(learn.opt, mine("SGD")),
        "lr": float(learn.opt.lr),
        "moved": moved,
        "torchs": str(getattr(getattr(learn, "loss_func", None), "__module__", "")).startswith("torch"),
    }


def judge_learner(student: Student, lr: float, with_opt: bool, by_name: bool = False) -> None:
    """Fail unless my_learner makes a Learner from `mine` of what it is given."""
    opt = ", opt_func=Opt" if with_opt else ""
    tried = f"learn = my_learner(model, dls, lr={lr}, cbs=[watch]{opt})\nlearn.fit(1)"
    generator = torch.Generator().manual_seed(student.random.randrange(2**31))
    w, b = torch.randn(3, 4, generator=generator), torch.randn(3, generator=generator)
    batches = [
        (torch.randn(6, 4, generator=generator) * 3, torch.randint(3, (6,), generator=generator))
        for _ in range(2)
    ]
    truth = [float(F.cross_entropy(x @ w.t() + b, y)) for x, y in batches]
    seen = student.observe(learner, w, b, batches, lr, with_opt, by_name, tried=tried)
    expect(seen["kind"] != "None", "my_learner returns None. End it with return and the Learner.")
    if seen["kind"] != "Learner":
        fail(
            'The learner is not made with mine("Learner"). The name Learner in this notebook may be another class, with other '
            "exceptions, so parts from mine would not fit it.",
            expected='a learner made with mine("Learner")',
            got=seen["kind"],
        )
    expect(
        len(seen["losses"]) != 4,
        "my_learner trains already. It should only make the Learner and return it. Fit is called later, by the code that uses it.",
        expected="2 batches seen by the callback in fit(1)",
        got="4, half of them before it",
    )
    expect(
        len(seen["losses"]) == 2,
        "The callback in cbs was not called once in training and once in validation. Pass dls and cbs on as they are.",
        expected="2 batches seen by the callback",
        got=str(len(seen["losses"])),
    )
    expect(not seen["torchs"], 'The loss is torch\'s own. Take yours: mine("cross_entropy").')
    expect(
        seen["made"] or not with_opt,
        'opt_func is ignored: the optimizer was not made with it. Pass it on, and mine("SGD") only where it is None.',
    )
    expect_close(
        seen["losses"] if with_opt else seen["losses"][:1],
        truth if with_opt else truth[:1],
        rtol=1e-3,
        atol=1e-5,
        why='The loss is not cross-entropy. Pass mine("cross_entropy") itself, without calling it.',
    )
    if with_opt:
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
