"""Shared by the checks of m05: fits of a linear model that are watched, and may be ended from inside.

The reference's own Learner is taken away while m05 is graded, so nothing here uses it.
"""

from __future__ import annotations

import math
from typing import Any

import torch

from autograder.checking import expect, expect_close, expect_equal, fail
from autograder.checks.probes_modules import attempt
from autograder.feedback import short

EVENTS = ("before_fit", "before_epoch", "before_batch", "after_batch", "after_epoch", "after_fit")
SIZES = {"train": [8, 8, 5], "valid": [6, 3]}

MEANINGS = {
    "has no attribute 'before_": "A callback that has no method of an event's name is left alone: look it up with a default, getattr(cb, name, None).",
    "has no attribute 'after_": "A callback that has no method of an event's name is left alone: look it up with a default, getattr(cb, name, None).",
    "has no attribute 'learner'": "The callbacks are never given the learner. In __init__, set cb.learner = self for each of them.",
    "object has no attribute 'opt'": "The optimizer is not there. fit makes it, after before_fit, and keeps it in self.opt.",
    "RecursionError": "It looks for an attribute without end. __getattr__ looks at self.learner, which has to be there.",
    "one_epoch()": "one_epoch takes one argument, whether to train: self.one_epoch(True) and self.one_epoch(False).",
}

CANCELLED = (
    "a cancel is no error: catch CancelFitException around the loop over epochs, and do not raise it again."
)


# ---------------------------------------------------------------- small fits


def points(sizes: list[int], seed: int) -> list[tuple[torch.Tensor, torch.Tensor]]:
    """Batches of points around three centres: x (n, 2) and y (n,)."""
    generator = torch.Generator().manual_seed(seed)
    centres = torch.tensor([[0.0, 1.5], [1.5, -1.0], [-1.5, -1.0]])
    batches = []
    for n in sizes:
        y = torch.randint(3, (n,), generator=generator)
        batches.append((centres[y] + torch.randn(n, 2, generator=generator), y))
    return batches


def start(seed: int) -> tuple[torch.Tensor, torch.Tensor]:
    """The weights (3, 2) and the bias (3,) that a fit starts from."""
    generator = torch.Generator().manual_seed(seed + 1)
    return torch.randn(3, 2, generator=generator), torch.randn(3, generator=generator)


def parts(seed: int) -> tuple[Any, Any, Any]:
    """A model, loaders and a loss function. The reference's, so that only the Learner is the student's."""
    from reference.layers import Linear
    from reference.learner import DataLoaders
    from reference.losses import cross_entropy

    model = Linear(2, 3)
    with torch.no_grad():
        for p, numbers in zip((model.w, model.b), start(seed), strict=True):
            p.copy_(numbers)
    return model, DataLoaders(points(SIZES["train"], seed), points(SIZES["valid"], seed + 2)), cross_entropy


def losses_of(seed: int, n_epochs: int, rates: list[float], scale: float = 1.0) -> list[float]:
    """The loss of every batch, training and validation, in float64. `rates` has one for each epoch."""
    w, b = (p.double() for p in start(seed))
    train, valid = points(SIZES["train"], seed), points(SIZES["valid"], seed + 2)
    found = []
    for epoch in range(n_epochs):
        for x, y in train:
            w, b = w.requires_grad_(), b.requires_grad_()
            loss = torch.nn.functional.cross_entropy(scale * x.double() @ w.t() + b, y)
            found.append(loss.item())
            grads = torch.autograd.grad(loss, [w, b])
            w, b = ((p - rates[epoch] * g).detach() for p, g in zip((w, b), grads, strict=True))
        for x, y in valid:
            found.append(torch.nn.functional.cross_entropy(scale * x.double() @ w.t() + b, y).item())
    return found


def fitted(names: Any, seed: int, n_epochs: int, lr: float, scale: float, given: bool) -> list:
    """The loss of every batch. `scale`: a callback multiplies each batch's x by it. `given`: with opt_func."""
    from reference.optimizer import SGD

    found: list[float] = []

    class Scale:
        def before_batch(self) -> None:
            x, y = self.learner.batch  # type: ignore[attr-defined]
            self.learner.batch = scale * x, y  # type: ignore[attr-defined]

    class Losses:
        def after_batch(self) -> None:
            found.append(float(self.learner.loss.detach()))  # type: ignore[attr-defined]

    model, dls, loss_func = parts(seed)
    cbs = [Scale(), Losses()] if scale != 1 else [Losses()]
    how = {"opt_func": SGD} if given else {}
    names.Learner(model, dls, loss_func, lr, cbs, **how).fit(n_epochs)
    return found


def judge_losses(
    student: Any, seed: int, n_epochs: int, lr: float, scale: float = 1.0, given: bool = False
) -> None:
    """Fail unless each batch's loss is the one that the reference's Learner has."""
    how = ", opt_func=SGD" if given else ""
    tried = f"learn = Learner(model, dls, cross_entropy, {lr:g}, cbs{how})\nlearn.fit({n_epochs})   # and learn.loss after each batch"
    if scale != 1:
        tried += f", where a callback's before_batch multiplies xb by {scale:g}"
    got = attempt(student, fitted, seed, n_epochs, lr, scale, given, tried=tried, meanings=MEANINGS)
    right = losses_of(seed, n_epochs, [lr] * n_epochs, scale)
    per_epoch = sum(map(len, SIZES.values()))
    if len(got) != len(right):
        why = f"{n_epochs} epochs have {len(right)} batches, training and validation together."
        if len(got) % per_epoch == 0:
            why += " These are the batches of another number of epochs."
        elif len(got) == n_epochs * 2 * len(SIZES["train"]):
            why = "Validation runs over the training data. If train is false, one_epoch takes self.dls.valid."
        fail(why, expected=f"{len(right)} losses", got=f"{len(got)} losses")
    n = len(SIZES["train"])
    why = "The losses are not those that the same weights and batches give in the reference's Learner."
    at = next(
        (i for i, (a, b) in enumerate(zip(got, right, strict=True)) if not math.isclose(a, b, rel_tol=1e-4)),
        None,
    )
    if at is not None:
        if at == 0:
            why = "The very first loss is wrong: is it loss_func(preds, yb), with the model's predictions?"
            if scale != 1:
                why = "The batch that a callback puts in the place of the old one is ignored. Read self.batch after before_batch."
        elif at % per_epoch >= n:
            why = f"Training is right up to the first validation, in which losses differ ({short(got[at])} and not {short(right[at])})."
        elif at >= per_epoch:
            why = "The first epoch is right. After it the losses differ: does validation, or a new epoch, change the model or its gradients?"
        else:
            why = "The first loss is right, and a later one is not: each batch has one backward() and one step, in training only."
    expect_close(got, right, rtol=1e-4, why=why)


# ---------------------------------------------------------------- what happens, in order


def watched(names: Any, n_epochs: int, where: list, kind: str, again: bool) -> dict:
    """The events of a fit, each with what was seen then; in one of them an exception of this kind is raised."""
    import builtins

    model, dls, loss_func = parts(3)
    place = {id(x): ["train", i] for i, (x, _) in enumerate(dls.train)}
    place |= {id(x): ["valid", i] for i, (x, _) in enumerate(dls.valid)}
    log: list[dict] = []

    def see(learner: Any, event: str) -> None:
        batch = getattr(learner, "batch", None)
        now = {name: getattr(learner, name, None) for name in ("epoch", "num", "n_epochs")}
        now |= {"event": event, "training": bool(learner.model.training)}
        now["batch"] = place.get(id(batch[0]), ["another", 0]) if isinstance(batch, tuple | list) else None
        now["n_preds"] = (
            len(learner.preds) if isinstance(getattr(learner, "preds", None), torch.Tensor) else None
        )
        now["loss"] = isinstance(getattr(learner, "loss", None), torch.Tensor)
        log.append(now)
        if [event, now["training"], now["epoch"], now["num"]] == where or [
            event,
            now["training"],
            now["epoch"],
        ] == where:
            raise (
                names.CancelFitException
                if kind == "CancelFitException"
                else getattr(builtins, kind)("a mistake")
            )

    class Watch:
        learner: Any

    for event in EVENTS:
        setattr(Watch, event, lambda self, event=event: see(self.learner, event))

    def predict(x: Any) -> Any:
        see(learner, "the model")
        return forward(x)

    forward, model.forward = model.forward, predict
    learner = names.Learner(model, dls, loss_func, 0.1, [Watch()])
    raised = ""
    try:
        learner.fit(n_epochs)
    except (Exception, KeyboardInterrupt) as error:
        if type(error).__name__ != kind:
            raise
        raised = kind
    if again:
        learner.fit(n_epochs)
    return {"log": log, "raised": raised}


def steps_of(n_epochs: int) -> list[list]:
    """The right events of a fit: [event, training, epoch, num], with None where that is free or not there yet."""
    steps: list[list] = [["before_fit", None, None, None]]
    for epoch in range(n_epochs):
        for name in ("train", "valid"):
            training = name == "train"
            steps.append(["before_epoch", training, epoch, None])
            for num in range(len(SIZES[name])):
                steps += [
                    [event, training, epoch, num] for event in ("before_batch", "the model", "after_batch")
                ]
            steps.append(["after_epoch", training, epoch, None])
    return [*steps, ["after_fit", None, None, None]]


def words(steps: list[list]) -> list[str]:
    """The events as lines: "before_epoch (training)"."""
    return [
        event if training is None else f"{event} ({'training' if training else 'validation'})"
        for event, training, *_ in steps
    ]


def seen_steps(log: list[dict]) -> list[list]:
    """What was seen, in the form of `steps_of`."""
    whole = ("before_fit", "after_fit")
    return [
        [
            now["event"],
            None if now["event"] in whole else now["training"],
            None if now["event"] in whole else now["epoch"],
            now["num"] if now["event"] in ("before_batch", "the model", "after_batch") else None,
        ]
        for now in log
    ]


def around(lines: list[str], at: int) -> str:
    """A few lines up to the one that differs, and it."""
    shown = lines[max(0, at - 4) : at + 3]
    return "\n".join([*(["..."] if at > 4 else []), *shown, *(["..."] if at + 3 < len(lines) else [])])


def expect_steps(got: list[str], right: list[str], why: str, tried: str) -> None:
    """Fail, and show where they differ, unless the events are the right ones."""
    if got != right:
        at = next(
            (i for i, (a, b) in enumerate(zip(got, right, strict=False)) if a != b), min(len(got), len(right))
        )
        fail(why, tried=tried, expected=around(right, at), got=around(got, at))


def judge_events(student: Any, n_epochs: int) -> None:
    """Fail unless all events come in order, in training and in validation."""
    tried = f"learn.fit({n_epochs})   # with a callback that has a method for every event"
    log = attempt(student, watched, n_epochs, [], "", False, tried=tried, meanings=MEANINGS)["log"]
    got, right = words(seen_steps(log)), words(steps_of(n_epochs))
    why = "The events come in another order than they should, or not as often."
    valid = [step for step in right if step.endswith("(validation)")]
    if got == [step for step in right if step not in valid]:
        why = "There is no validation: each epoch trains with one_epoch(True), and then validates with one_epoch(False)."
    elif [s for s in got if s not in valid] == [s for s in right if s not in valid] and not any(
        "_batch (v" in s for s in got
    ):
        why = "In validation, batches come without their events. before_batch and after_batch are announced there too."
    elif not any(step in valid for step in got) and len(got) == len(right):
        why = "model.training is True in validation too. one_epoch(train) sets it to train before anything else."
    elif sorted(got) == sorted(right):
        why = "All events come, but in another order."
    expect_steps(got, right, why, tried)


def judge_attributes(student: Any, n_epochs: int) -> None:
    """Fail unless epoch, num, n_epochs, batch, preds and loss are the learner's, in every event of a pass."""
    tried = (
        f"learn.fit({n_epochs})   # with a callback that looks at learn.epoch, learn.num, ... in every event"
    )
    log = attempt(student, watched, n_epochs, [], "", True, tried=tried, meanings=MEANINGS)["log"]
    right = steps_of(n_epochs) * 2
    in_pass = [(now, step) for now, step in zip(log, right, strict=False) if step[1] is not None]
    expect(
        words(seen_steps(log)) == words(right),
        "The events are not right in this fit, or not in a second one with the same learner.",
    )
    for name, place in (("epoch", 2), ("num", 3)):
        pairs = [(now[name], step[place]) for now, step in in_pass if step[place] is not None]
        if all(a == b for a, b in pairs):
            continue
        got = [a for a, _ in pairs]
        what = "epochs" if name == "epoch" else "batches of a pass"
        why = f"learn.{name} is not the number of the {name if name == 'epoch' else 'batch'}. It counts the {what} from 0."
        if all(a is None for a in got):
            why = f"learn.{name} is not there. It has to be set on the learner, self.{name}, because callbacks read it."
        fail(why, tried=f"{tried}\nlearn.{name}", expected=short([b for _, b in pairs]), got=short(got))
    for now, step in in_pass:
        expect_equal(
            now["n_epochs"],
            n_epochs,
            tried=f"{tried}\nlearn.n_epochs",
            why="learn.n_epochs is set before the first epoch: schedules need it.",
        )
        if step[3] is None:
            continue
        loader = "train" if step[1] else "valid"
        expect_equal(
            now["batch"],
            [loader, step[3]],
            tried=f"{tried}\nlearn.batch   # where it comes from",
            why="learn.batch is not the batch that the loader has just given: training data in training, validation data in validation.",
        )
        if now["event"] == "after_batch":
            expect(
                now["n_preds"] == SIZES[loader][step[3]] and now["loss"],
                "After a batch, learn.preds has the model's predictions and learn.loss the loss. Callbacks read both.",
                tried=f"{tried}\nlearn.preds, learn.loss",
            )


# ---------------------------------------------------------------- ends


def judge_cancelled(student: Any, n_epochs: int, where: list) -> None:
    """Fail unless a CancelFitException there ends the fit quietly: nothing follows but after_fit."""
    event, training, epoch, *num = where
    pass_ = "training" if training else "validation"
    tried = f"learn.fit({n_epochs})   # CancelFitException is raised in {event}, epoch {epoch}, {pass_}{f', batch {num[0]}' if num else ''}"
    seen = attempt(
        student, watched, n_epochs, where, "CancelFitException", False, tried=tried, meanings=MEANINGS
    )
    expect(
        not seen["raised"],
        f"The CancelFitException reaches the caller. But {CANCELLED}",
        expected="fit returns quietly",
        got="CancelFitException",
    )
    got, whole = words(seen_steps(seen["log"])), steps_of(n_epochs)
    at = next(i for i, s in enumerate(whole) if s[: len(where)] == where)
    right = [*words(whole[: at + 1]), "after_fit"]
    after = got[at + 1 :]
    why = "After a cancel, nothing follows but after_fit."
    if got[: at + 1] != right[:-1]:
        why = "The fit went wrong before it was cancelled."
    elif not after:
        why = "after_fit was skipped. It runs after a cancel too, so it belongs behind the try block, not inside it."
    elif any(step.startswith("before_epoch") for step in after):
        why = "The fit goes on after it was cancelled. A cancel ends the whole fit: put the try block around the loop over epochs."
    elif after.count("after_fit") > 1:
        why = "after_fit runs more than once."
    expect_steps(got, right, why, tried)


def judge_error(student: Any, kind: str, where: list) -> None:
    """Fail unless another exception reaches the caller."""
    tried = f"learn.fit(3)   # {kind} is raised in {where[0]}, epoch {where[2]}"
    seen = attempt(student, watched, 3, where, kind, False, tried=tried, meanings=MEANINGS)
    if seen["raised"]:
        return
    why = f"The {kind} is swallowed, so a training that broke looks like one that is finished. Catch CancelFitException alone."
    if kind == "AttributeError":
        why = "An AttributeError from inside a callback is swallowed, and hides a mistake. Look the method up with getattr(cb, name, None), and call it outside of any try."
    elif kind == "KeyboardInterrupt":
        why = "A Ctrl-C (KeyboardInterrupt) is swallowed: a bare except catches it too. Catch CancelFitException alone."
    fail(why, expected=f"{kind} reaches the caller", got="fit returned")


# ---------------------------------------------------------------- the optimizer


def optimizers(names: Any, n_fits: int) -> dict:
    """How the optimizer is made, where a callback changes the rate in before_fit, and the rate of every step."""
    model, dls, loss_func = parts(5)
    mine = [id(p) for p in model.parameters()]
    made: list[dict] = []
    events: list[str] = []
    used: list[int] = []

    class Opt:
        def __init__(self, params: Any, lr: Any) -> None:
            made.append({"mine": [id(p) for p in params] == mine, "lr": lr, "after": list(events)})
            self.lr, self.number = lr, len(made)

        def step(self) -> None:
            used.append(self.number)
            for p in model.parameters():
                p.grad = None

    class Rate:
        learner: Any

        def before_fit(self) -> None:
            events.append("before_fit")
            self.learner.lr = self.learner.lr / 2

        def before_epoch(self) -> None:
            events.append("before_epoch")

    learner = names.Learner(model, dls, loss_func, 0.5, [Rate()], opt_func=Opt)
    at_first = len(made)
    kept = []
    for _ in range(n_fits):
        learner.fit(2)
        kept.append(getattr(getattr(learner, "opt", None), "number", None))
    return {"made": made, "used": used, "at first": at_first, "kept": kept}


def judge_optimizer(student: Any) -> None:
    """Fail unless each fit makes one optimizer, with opt_func, after before_fit and with the rate of that time."""
    tried = "learn = Learner(model, dls, loss_func, 0.5, [cb], opt_func=Opt)   # cb.before_fit halves learn.lr\nlearn.fit(2); learn.fit(2)"
    seen = attempt(student, optimizers, 2, tried=tried, meanings=MEANINGS)
    made = seen["made"]
    expect(
        made,
        "opt_func is never called. The optimizer is opt_func(model.parameters(), lr).",
        expected="a call of Opt",
        got="none",
    )
    early = "The optimizer is made too early. A callback may change the learner's rate in before_fit: make it after that."
    expect(
        seen["at first"] == 0 and made[0]["after"],
        early,
        expected="made in fit, after before_fit",
        got="made before it",
    )
    expect(
        len(made) == 2 and made[0]["after"] == ["before_fit"],
        "Each fit makes one optimizer, before the first epoch. A new one in every epoch would forget what it has gathered.",
        expected="2 optimizers in two fits",
        got=f"{len(made)} optimizers, the first one after {', '.join(made[0]['after'])}",
    )
    expect_close([one["lr"] for one in made], [0.25, 0.125], why=early)
    expect(
        all(one["mine"] for one in made),
        "The optimizer gets the model's parameters: opt_func(self.model.parameters(), self.lr).",
    )
    steps = 2 * len(SIZES["train"])
    expect_equal(
        seen["used"],
        [1] * steps + [2] * steps,
        why="Each training batch takes one step of the optimizer, learn.opt.step(), and no other does.",
    )
    expect_equal(
        seen["kept"],
        [1, 2],
        why="The optimizer is kept as learn.opt, where callbacks change its rate.",
        tried=f"{tried}\nlearn.opt",
    )


# ---------------------------------------------------------------- validation


def validated(names: Any, seed: int) -> list:
    """Weights and gradients at the start and at the end of the validation pass, with a gradient put there before."""
    model, dls, loss_func = parts(seed)
    seen: list = []

    class Look:
        learner: Any

        def look(self) -> None:
            if not self.learner.model.training:
                grads = [None if p.grad is None else p.grad.clone() for p in model.parameters()]
                seen.append([[p.detach().clone() for p in model.parameters()], grads])

        def before_epoch(self) -> None:
            if not self.learner.model.training:
                for p in model.parameters():
                    p.grad = torch.ones_like(p)
            self.look()

        after_epoch = look

    learner = names.Learner(model, dls, loss_func, 0.1, [Look()])
    learner.fit(1)
    return seen


def judge_validation(student: Any, seed: int) -> None:
    """Fail unless validation leaves weights and gradients alone."""
    tried = "learn.fit(1)   # weights and gradients before validation, and after it"
    seen = attempt(student, validated, seed, tried=tried, meanings=MEANINGS)
    expect(
        len(seen) == 2,
        "There is no validation with model.training set to False.",
        expected="one validation",
        got=f"{len(seen)} events",
    )
    (w1, g1), (w2, g2) = seen
    expect_close(
        w2, w1, why="The weights change in validation: backward() and the step belong to training only."
    )
    expect_close(
        g2,
        g1,
        why="The gradients change in validation. They would go into the next training step: call backward() in training only.",
    )


# ---------------------------------------------------------------- callbacks


def company(names: Any) -> dict:
    """In which order callbacks hear of an event, though some lack it, and whether each has its learner."""
    model, dls, loss_func = parts(1)
    heard: list[str] = []

    class A:
        def before_batch(self) -> None:
            heard.append("a")

    class B:
        pass

    class C(names.Callback):  # type: ignore[name-defined, misc]
        def before_batch(self) -> None:
            heard.append("c")

    class D:
        def before_batch(self) -> None:
            heard.append("d")

        def a_name_of_its_own(self) -> None:
            heard.append("own")

    cbs = [A(), B(), C(), D()]
    learner = names.Learner(model, dls, loss_func, 0.1, cbs)
    given = [getattr(cb, "learner", None) is learner for cb in cbs]
    learner("before_batch")
    learner("a_name_of_its_own")
    learner("an_event_that_nobody_has")
    return {"given": given, "heard": heard}


def judge_company(student: Any) -> None:
    """Fail unless an event reaches every callback that has a method for it, in order."""
    tried = 'learn = Learner(model, dls, loss_func, 0.1, [a, b, c, d])   # b has no methods\nlearn("before_batch"); learn("a_name_of_its_own")'
    seen = attempt(student, company, tried=tried, meanings=MEANINGS)
    expect(
        all(seen["given"]),
        "The callbacks are never given the learner. In __init__, set cb.learner = self for each of them.",
    )
    mistakes = [
        (["d", "c", "a", "own"], "The callbacks hear of it in reverse. They come in the order of cbs."),
        (["a", "own"], "Only the first callback hears of it. Every callback that has the method does."),
    ]
    expect_equal(
        seen["heard"],
        ["a", "c", "d", "own"],
        mistakes=mistakes,
        why="An event reaches every callback that has a method of that name, once and in the order of cbs.",
    )


def delegated(names: Any) -> dict:
    """What a callback finds: its own attributes, its learner's, and what neither has."""
    model, dls, loss_func = parts(1)

    class Own(names.Callback):  # type: ignore[name-defined, misc]
        lr = "own"

        def __init__(self) -> None:
            self.dls = "own too"

        def after_batch(self) -> None:
            pass

    cb = Own()
    learner = names.Learner(model, dls, loss_func, 0.1, [cb])
    seen = {"model": cb.model is model, "own": [cb.lr, cb.dls]}
    learner.something_new = 1
    seen["new"] = [cb.something_new]
    learner.something_new = 2
    seen["new"].append(cb.something_new)
    try:
        found = cb.nonsense
        seen["nonsense"] = f"found {found!r}"
    except AttributeError:
        seen["nonsense"] = "AttributeError"
    return seen


def judge_delegation(student: Any) -> None:
    """Fail unless a Callback finds on its learner what it lacks itself."""
    tried = "cb = Own()   # a Callback with attributes lr and dls of its own\nlearn = Learner(model, dls, loss_func, 0.1, [cb])\n"
    lacks = "What a callback lacks is its learner's: self.model in a Callback reads self.learner.model."
    seen = attempt(
        student, delegated, tried=tried + "cb.model", meanings={"has no attribute 'model'": lacks, **MEANINGS}
    )
    expect(seen["model"], lacks, tried=tried + "cb.model is learn.model", expected="True", got="False")
    own = "What a callback has itself is its own, even if the learner has an attribute of that name. __getattr__ is called only for what it lacks."
    expect_equal(seen["own"], ["own", "own too"], tried=tried + "cb.lr, cb.dls", why=own)
    expect_equal(
        seen["new"],
        [1, 2],
        tried=tried + "learn.new = 1; cb.new; learn.new = 2; cb.new",
        why="The callback has an old value. Look an attribute up on the learner whenever it is read.",
    )
    expect_equal(
        seen["nonsense"],
        "AttributeError",
        tried=tried + "cb.nonsense",
        why="What both lack raises an AttributeError.",
    )


def overridden(names: Any) -> dict:
    """How often the methods of a subclass are called."""
    log: list[str] = []

    class Sub(names.Learner):  # type: ignore[name-defined, misc]
        def one_epoch(self, train: Any) -> None:
            log.append(f"one_epoch({bool(train)})")
            super().one_epoch(train)

        def one_batch(self) -> None:
            log.append("one_batch")
            super().one_batch()

        def __call__(self, name: str) -> None:
            log.append(name)
            super().__call__(name)

    model, dls, loss_func = parts(1)
    Sub(model, dls, loss_func, 0.1, []).fit(1)
    return {"log": log}


def judge_overriding(student: Any) -> None:
    """Fail unless fit, one_epoch and one_batch go through self, so that a subclass can override each."""
    tried = "class Sub(Learner):\n    # one_epoch, one_batch and __call__ note that they are called, and call super()'s\n\nSub(model, dls, loss_func, 0.1, []).fit(1)"
    log = attempt(student, overridden, tried=tried, meanings=MEANINGS)["log"]
    right = ["before_fit"]
    for name, train in (("train", True), ("valid", False)):
        right += [f"one_epoch({train})", "before_epoch"]
        right += ["one_batch", "before_batch", "after_batch"] * len(SIZES[name]) + ["after_epoch"]
    right.append("after_fit")
    missing = [o for o in ("one_epoch(True)", "one_epoch(False)", "one_batch", *EVENTS) if o not in log]
    why = "A subclass can override every method: call self.one_epoch(...), self.one_batch(), and self(name) for every event."
    if missing:
        why = f"What a subclass makes of {missing[0]} is passed over. {why}"
    expect_steps(log, right, why, tried)
