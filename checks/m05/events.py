"""Shared by the checks of m05: the events of a fit, in order, and what ends it."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import torch

from autograder.checking import expect, expect_equal, fail, short
from checks.m05.probes import EVENTS, MEANINGS, Sizes, draw_sizes, parts
from checks.shared.modules import attempt

CANCELLED = (
    "a cancel is no error: catch CancelFitException around the loop over epochs, and do not raise it again."
)


def watched(names: Any, sizes: Sizes, n_epochs: int, where: list, kind: str, again: bool) -> dict:
    """The events of a fit, each with what was seen then; in one of them an exception of this kind is raised."""
    import builtins

    model, dls, loss_func = parts(3, sizes)
    place = {id(x): ["train", i] for i, (x, _) in enumerate(dls.train)}
    place |= {id(x): ["valid", i] for i, (x, _) in enumerate(dls.valid)}
    log: list[dict] = []

    def see(learner: Any, event: str, given: int | None = None) -> None:
        batch = getattr(learner, "batch", None)
        now = {name: getattr(learner, name, None) for name in ("epoch", "num", "n_epochs")}
        now |= {"event": event, "training": bool(learner.model.training), "given": given}
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
        see(learner, "the model", len(x))
        return forward(x)

    hooked: list[int] = []
    model.hook = lambda *args: hooked.append(1)
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
    return {"log": log, "raised": raised, "hooked": len(hooked)}


def steps_of(sizes: Sizes, n_epochs: int) -> list[list]:
    """The right events of a fit: [event, training, epoch, num], with None where that is free or not there yet."""
    steps: list[list] = [["before_fit", None, None, None]]
    for epoch in range(n_epochs):
        for name in ("train", "valid"):
            training = name == "train"
            steps.append(["before_epoch", training, epoch, None])
            for num in range(len(sizes[name])):
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


def expect_given(log: list[dict], sizes: Sizes, tried: str) -> None:
    """Fail unless the model was given the images of learn.batch, as far as their number tells."""
    for now in log:
        loader, num = now["batch"] or ["another", 0]
        if now["event"] == "the model" and loader in sizes:
            expect_equal(
                now["given"],
                sizes[loader][num] if num < len(sizes[loader]) else 0,
                tried=f"{tried}\nlen(xb)   # of learn.batch, which is number {num} of dls.{loader}",
                why="The model is not given the images of learn.batch.",
            )


def judge_events(student: Any, n_epochs: int) -> None:
    """Fail unless all events come in order, in training and in validation."""
    sizes = draw_sizes(student.random)
    tried = f"learn.fit({n_epochs})   # with a callback that has a method for every event"
    log = attempt(student, watched, sizes, n_epochs, [], "", False, tried=tried, meanings=MEANINGS)["log"]
    got, right = words(seen_steps(log)), words(steps_of(sizes, n_epochs))
    why = how_often(got, right)
    valid = [step for step in right if step.endswith("(validation)")]
    if got == [step for step in right if step not in valid]:
        why = "There is no validation: each epoch trains with one_epoch(True), and then validates with one_epoch(False)."
    elif [s for s in got if s not in valid] == [s for s in right if s not in valid] and not any(
        "_batch (v" in s for s in got
    ):
        why = "In validation, batches come without their events. before_batch and after_batch are announced there too."
    elif not any(step in valid for step in got) and len(got) == len(right):
        why = "model.training is True in validation too. one_epoch(train) sets it to train before anything else."
    elif any(a == b and a.startswith("the model") for a, b in pairwise(got)):
        why = "The model is called twice for a batch. Each batch has one prediction, one loss, one backward() and one step."
    elif [step.split(" (")[0] for step in got] == [step.split(" (")[0] for step in right]:
        why = "model.training is set too late, or not at all. one_epoch(train) sets it before it announces before_epoch, because callbacks read it."
    elif sorted(got) == sorted(right):
        why = "All events come, but in another order."
    expect_steps(got, right, why, tried)
    expect_given(log, sizes, tried)


def how_often(got: list[str], right: list[str]) -> str:
    """Which event comes too seldom, or too often."""
    steps = {step: got.count(step) - right.count(step) for step in [*right, *got]}
    seldom = [step.replace("the model", "a call of the model") for step, n in steps.items() if n < 0]
    often = [step.replace("the model", "a call of the model") for step, n in steps.items() if n > 0]
    if seldom:
        return f"An event is missing, or does not come every time: {', '.join(seldom[:2])}."
    return f"An event comes too often: {', '.join(often[:2])}."


def judge_hook(student: Any) -> None:
    """Fail unless the model is called, and not its forward alone."""
    sizes = draw_sizes(student.random)
    tried = "model.hook = f\nlearn.fit(1)"
    seen = attempt(student, watched, sizes, 1, [], "", False, tried=tried, meanings=MEANINGS)
    expect(
        seen["hooked"],
        "The model's hook does not run. Call the model, self.model(xb): self.model.forward(xb) goes past the hook.",
        expected="a call of f for every batch",
        got="none",
    )


def judge_attributes(student: Any, n_epochs: int) -> None:
    """Fail unless epoch, num, n_epochs, batch, preds and loss are the learner's, in every event of a pass."""
    sizes = draw_sizes(student.random)
    tried = (
        f"learn.fit({n_epochs})   # with a callback that looks at learn.epoch, learn.num, ... in every event"
    )
    log = attempt(student, watched, sizes, n_epochs, [], "", True, tried=tried, meanings=MEANINGS)["log"]
    right = steps_of(sizes, n_epochs) * 2
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
                now["n_preds"] == sizes[loader][step[3]] and now["loss"],
                "After a batch, learn.preds has the model's predictions and learn.loss the loss. Callbacks read both.",
                tried=f"{tried}\nlearn.preds, learn.loss",
            )


def place(student: Any, event: str, training: bool) -> tuple[Sizes, list]:
    """Drawn sizes of batches, and where in a fit to raise something: [event, training, epoch, number of the batch].

    The epoch is the second of three, so that a wrong count of epochs or batches shows in the same way, whatever is drawn.
    """
    sizes = draw_sizes(student.random)
    where: list = [event, training, 1]
    if "epoch" not in event:
        where.append(student.random.randrange(len(sizes["train" if training else "valid"])))
    return sizes, where


def judge_cancelled(student: Any, event: str, training: bool) -> None:
    """Fail unless a CancelFitException in this event ends the fit quietly: nothing follows but after_fit."""
    n_epochs = 3
    sizes, where = place(student, event, training)
    epoch, *num = where[2:]
    pass_ = "training" if training else "validation"
    tried = f"learn.fit({n_epochs})   # CancelFitException is raised in {event}, epoch {epoch}, {pass_}{f', batch {num[0]}' if num else ''}"
    seen = attempt(
        student, watched, sizes, n_epochs, where, "CancelFitException", False, tried=tried, meanings=MEANINGS
    )
    expect(
        not seen["raised"],
        f"The CancelFitException reaches the caller. But {CANCELLED}",
        expected="fit returns quietly",
        got="CancelFitException",
    )
    got, whole = words(seen_steps(seen["log"])), steps_of(sizes, n_epochs)
    at = next(i for i, s in enumerate(whole) if s[: len(where)] == where)
    right = [*words(whole[: at + 1]), "after_fit"]
    after = got[at + 1 :]
    why = "After a cancel, nothing follows but after_fit."
    if got[: at + 1] != right[:-1]:
        why = "The fit went wrong before it was cancelled."
    elif not after:
        why = "after_fit was skipped. It runs after a cancel too, so it belongs below the try block, not inside it."
    elif any(step.startswith("before_epoch") for step in after):
        why = "The fit goes on after it was cancelled. A cancel ends the whole fit: put the try block around the loop over epochs."
    elif after.count("after_fit") > 1:
        why = "after_fit runs more than once."
    expect_steps(got, right, why, tried)
    expect_given(seen["log"], sizes, tried)


def judge_error(student: Any, kind: str, event: str, training: bool) -> None:
    """Fail unless another exception, raised in this event, reaches the caller."""
    sizes, where = place(student, event, training)
    tried = f"learn.fit(3)   # {kind} is raised in {where[0]}, epoch {where[2]}"
    seen = attempt(student, watched, sizes, 3, where, kind, False, tried=tried, meanings=MEANINGS)
    if seen["raised"]:
        expect_given(seen["log"], sizes, tried)
        return
    why = f"The {kind} is swallowed, so a training that broke looks like one that is finished. Catch CancelFitException alone."
    if kind == "AttributeError":
        why = "An AttributeError from inside a callback is swallowed, and hides a mistake. Look the method up with getattr(cb, name, None), and call it outside of any try."
    elif kind == "KeyboardInterrupt":
        why = "A Ctrl-C (KeyboardInterrupt) is swallowed: a bare except catches it too. Catch CancelFitException alone."
    fail(why, expected=f"{kind} reaches the caller", got="fit returned")
