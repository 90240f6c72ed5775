"""Shared by the checks of m07: fits of which a batch, a pass or all is cancelled from inside.

The Learner, its Callback and CancelFitException are the student's names: m05's, or the reference's.
"""

from __future__ import annotations

import ast
from typing import Any

import torch

from autograder.checking import expect, expect_close, expect_equal, fail
from checks.m05.events import around
from checks.m05.probes import EVENTS, Sizes, draw_sizes, parts, points, start
from checks.shared.modules import attempt

BATCH, EPOCH, FIT = "CancelBatchException", "CancelEpochException", "CancelFitException"
PASSES = {True: "train", False: "valid"}

MEANINGS = {
    "RecursionError": "A method calls itself without end. The Learner's own is super().one_batch(), or super().one_epoch(train).",
    "is not callable": "learner(name) announces an event, and fit(n_epochs) trains: CancellingLearner is a subclass of Learner.",
    "missing 1 required positional argument: 'train'": "Pass train on: super().one_epoch(train).",
}


def cancelled(names: Any, sizes: Sizes, n_epochs: int, plan: list, seed: int) -> dict:
    """The events of a fit in which exceptions are raised, and the weights at the end.

    `plan` has for each exception [its name, the event (or "the model"), training, epoch, and the batch's number or None].
    """
    import builtins

    model, dls, loss_func = parts(seed, sizes)
    log: list[list] = []
    given: list[int] = []

    def see(learner: Any, event: str, who: str = "") -> None:
        training, epoch, num = (
            bool(learner.model.training),
            getattr(learner, "epoch", None),
            getattr(learner, "num", None),
        )
        log.append([event + who, training, epoch, num])
        for kind, at, *where in plan:
            if at == event and who == "" and where in ([training, epoch, num], [training, epoch, None]):
                raise (getattr(names, kind) if kind.startswith("Cancel") else getattr(builtins, kind))

    class Watch:
        learner: Any

    class After:
        """Hears of events after the one that cancels."""

        learner: Any

    for event in EVENTS:
        setattr(Watch, event, lambda self, event=event: see(self.learner, event))
        setattr(After, event, lambda self, event=event: see(self.learner, event, ", the next callback"))
    forward = model.forward

    def predict(x: Any) -> Any:
        see(learner, "the model")
        given.append(len(x))
        return forward(x)

    class Opt:
        """Plain gradient descent."""

        def __init__(self, params: Any, lr: float):
            self.params, self.lr = list(params), lr

        def step(self) -> None:
            see(learner, "step")
            with torch.no_grad():
                for p in self.params:
                    if p.grad is not None:
                        p -= self.lr * p.grad
                        p.grad = None

    model.forward = predict
    learner = names.CancellingLearner(model, dls, loss_func, 0.1, [Watch(), After()], opt_func=Opt)
    raised = ""
    kinds = {kind for kind, *_ in plan}
    try:
        learner.fit(n_epochs)
    except (Exception, KeyboardInterrupt) as error:
        if type(error).__name__ not in kinds:
            raise
        raised = type(error).__name__
    return {
        "log": log,
        "raised": raised,
        "given": given,
        "weights": [p.detach().clone() for p in (model.w, model.b)],
    }


def right_log(sizes: Sizes, n_epochs: int, plan: list) -> tuple[list[list], set]:
    """The right events, and which batches (epoch, number) take their step."""
    log: list[list] = [["before_fit", None, None, None]]
    stepped = set()

    def tell(event: str, training: bool, epoch: int, num: int | None) -> str:
        """The exception that is raised then, if one is."""
        log.append([event, training, epoch, num])
        for kind, at, *where in plan:
            if at == event and where in ([training, epoch, num], [training, epoch, None]):
                return kind
        if event in EVENTS:
            log.append([f"{event}, the next callback", training, epoch, num])
        return ""

    def batch(training: bool, epoch: int, num: int) -> str:
        steps = ["before_batch", "the model", *(["step"] if training else [])]
        for event in steps:
            if kind := tell(event, training, epoch, num):
                if kind == BATCH:
                    break
                return kind
        else:
            if training:
                stepped.add((epoch, num))
        return tell("after_batch", training, epoch, num)

    def one_pass(training: bool, epoch: int) -> str:
        kind = tell("before_epoch", training, epoch, None)
        if not kind:
            for num in range(len(sizes[PASSES[training]])):
                if kind := batch(training, epoch, num):
                    break
        if kind and kind != EPOCH:
            return kind
        return tell("after_epoch", training, epoch, None)

    def fit() -> str:
        for epoch in range(n_epochs):
            for training in (True, False):
                if kind := one_pass(training, epoch):
                    return kind
        return ""

    log.append(["before_fit, the next callback", None, None, None])
    kind = fit()
    if kind in ("", FIT):
        log += [["after_fit", None, None, None], ["after_fit, the next callback", None, None, None]]
    return log, stepped


def words(log: list[list]) -> list[str]:
    """The events as lines; the number of the batch only where there is one."""
    lines = []
    for event, training, epoch, num in log:
        where = f" ({'training' if training else 'validation'}, epoch {epoch}"
        batch = (
            f", batch {num}"
            if event.split(",")[0] in ("before_batch", "after_batch", "the model", "step")
            else ""
        )
        lines.append(event if "_fit" in event else f"{event}{where}{batch})")
    return lines


def free_lines(lines: list[str], plan: list) -> list[str]:
    """The lines without those that are up to the student: after_batch of a batch in which the pass was cancelled."""
    for kind, event, training, epoch, num in plan:
        if kind == EPOCH and event in ("before_batch", "the model", "step"):
            place = f"({'training' if training else 'validation'}, epoch {epoch}, batch {num})"
            lines = [line for line in lines if not (line.startswith("after_batch") and line.endswith(place))]
    return lines


def drawn_place(
    student: Any, sizes: Sizes, kind: str, event: str, training: bool, epoch: int | None = None
) -> list:
    """An entry of a plan: this exception, in this event of a drawn batch and, unless it is given, a drawn epoch.

    Another batch and another epoch come after it, so that one can see whether the fit goes on.
    """
    epoch = student.random.randrange(2) if epoch is None else epoch
    n = len(sizes[PASSES[training]])
    return [kind, event, training, epoch, None if "epoch" in event else student.random.randrange(n - 1)]


def judge_one(student: Any, kind: str, event: str, training: bool) -> None:
    """`judge`, with one exception in a drawn batch of a fit with batches of drawn sizes."""
    sizes = draw_sizes(student.random)
    judge(student, sizes, [drawn_place(student, sizes, kind, event, training)])


def judge(student: Any, sizes: Sizes, plan: list, n_epochs: int = 3) -> None:
    """Fail unless the fit goes on as it should after what the plan raises, and only the right batches take a step."""
    seed = student.random.randrange(10_000)
    told = "; ".join(
        f"{kind} in {event}, {'training' if training else 'validation'} of epoch {epoch}{'' if num is None else f', batch {num}'}"
        for kind, event, training, epoch, num in plan
    )
    tried = f"CancellingLearner(model, dls, loss_func, 0.1, cbs).fit({n_epochs})   # a callback raises {told or 'nothing'}"
    seen = attempt(student, cancelled, sizes, n_epochs, plan, seed, tried=tried, meanings=MEANINGS)
    log, stepped = right_log(sizes, n_epochs, plan)
    got, right = free_lines(words(seen["log"]), plan), words(log)
    last = plan[-1] if plan else None
    if last is None or last[0].startswith("Cancel"):
        expect_caught(student, seen["raised"], plan, tried)
    else:
        expect(
            seen["raised"],
            f"The {last[0]} is swallowed. Catch the two exceptions only: all others reach the caller.",
            expected=f"{last[0]} reaches the caller",
            got="fit returned",
        )
        # Whether after_fit runs after another exception is m05's to say.
        got = [line for line in got if not line.startswith("after_fit")]
    if got != right:
        at = next(
            (i for i, (a, b) in enumerate(zip(got, right, strict=False)) if a != b), min(len(got), len(right))
        )
        fail(meaning(got, right, plan), tried=tried, expected=around(right, at), got=around(got, at))
    judge_weights(seen["weights"], points(sizes["train"], seed), n_epochs, stepped, seed, tried)


def expect_caught(student: Any, raised: str, plan: list, tried: str) -> None:
    """Fail if one of the plan's exceptions reached the caller: the one named `raised`."""
    if raised:
        kind, event, training, *_ = next(o for o in plan if o[0] == raised)
        where = f"raised in {event}, in {'training' if training else 'validation'}"
        again = any(isinstance(node, ast.Raise) for node in student.form.nodes("CancellingLearner"))
        fail(
            f"The {kind} reaches the caller when it is {where}. "
            + (
                "Once it is caught, do not raise it again."
                if again
                else "Nothing catches it there. It may be raised anywhere inside."
            ),
            tried=tried,
            expected="fit returns",
            got=kind,
        )


def judge_caught(student: Any) -> None:
    """Fail if either exception, raised where a batch or a pass begins, reaches the caller of fit."""
    sizes = draw_sizes(student.random, 6, 2)
    num = student.random.randrange(2, 6)
    for kind, event, at in ((BATCH, "before_batch", num), (EPOCH, "before_epoch", None)):
        plan = [[kind, event, True, 0, at]]
        tried = f"CancellingLearner(model, dls, loss_func, 0.1, cbs).fit(1)   # a callback raises {kind} in {event}"
        seen = attempt(student, cancelled, sizes, 1, plan, 7, tried=tried, meanings=MEANINGS)
        expect_caught(student, seen["raised"], plan, tried)
        if kind == BATCH:
            expect_equal(
                seen["given"][:num],
                sizes["train"][:num],
                tried=f"{tried}, batch {num}\nlen(xb)   # of each batch that the model is called on before that",
                why="The batches before the one that is cancelled run as in any Learner: super().one_batch() does that.",
            )


def meaning(got: list[str], right: list[str], plan: list) -> str:
    """What usually makes the events differ."""
    if not plan:
        return why_unlike_learner(got, right)
    kind, event, training, epoch, num = plan[-1]
    pass_ = f"({'training' if training else 'validation'}, epoch {epoch}"
    after = f"after_batch {pass_}, batch {num})" if kind == BATCH else f"after_epoch {pass_})"
    extra = [line for line in got if line not in right]
    if kind == EPOCH and num is not None and any(line.startswith("before_batch " + pass_) for line in extra):
        return (
            "The CancelEpochException is swallowed in one_batch, and the pass goes on with its next batch. Catch only CancelBatchException "
            "there. All other exceptions go on to the caller."
        )
    if kind == FIT:
        at = next((i for i, line in enumerate(right) if line.startswith("after_fit")), len(right))
        if got[:at] == right[:at] and any(
            line.startswith(("before_batch", "before_epoch")) for line in got[at:]
        ):
            return "The fit goes on after it was cancelled. CancelFitException ends the whole fit: do not catch it here."
        return "When the fit is cancelled, nothing runs but after_fit. Does a finally announce an event, or do you catch too much?"
    more = [line for line in right if line not in got]
    goes_on = any(line.startswith("after_epoch") and epoch_of(line) >= epoch for line in got)
    if kind == BATCH and any(line.startswith("before_batch " + pass_) for line in more) and goes_on:
        return "A cancelled batch ends the whole pass. It ends that batch only, and training goes on with the next batch: catch it in one_batch."
    if (
        kind == EPOCH
        and any(line.startswith("after_epoch") and line != after for line in more)
        and not goes_on
    ):
        return "A cancelled pass ends the whole fit. It ends that pass only, with after_epoch, and the next one follows."
    if after not in got:
        what = "batch" if kind == BATCH else "pass"
        where = (
            f", where it was raised in {event}"
            if event != "the model"
            else ", where it was raised inside, in the model"
        )
        return f"{after.split()[0]} is skipped after a cancelled {what}{where}. It runs once, and then training goes on."
    if got.count(after) > 1:
        return f"{after.split()[0]} runs twice after a cancel. It runs once."
    if kind == EPOCH and training and any(f"(validation, epoch {epoch}" in line for line in more):
        return "A cancelled training pass skips validation. After it comes the validation of the same epoch."
    if kind == BATCH and any(line.startswith("step") for line in extra):
        return "A cancelled batch still takes a step. What is left of the batch does not happen: no prediction and no step."
    if any("next callback" in line for line in extra) and kind != EPOCH:
        return "After the cancel other callbacks still hear of the event. What is left of the batch does not happen, and no other callback hears of it."
    if kind == EPOCH and any("_batch" in line for line in extra):
        return "The pass goes on after it was cancelled. It ends with after_epoch, and the next pass follows."
    return "After a cancel, other events come than should."


def why_unlike_learner(got: list[str], right: list[str]) -> str:
    """What usually makes the events differ where nothing is cancelled."""
    passes = [[line for line in lines if line.startswith("before_epoch (")] for lines in (got, right)]
    if passes[0] != passes[1]:
        return (
            "Nothing was cancelled here, and yet the passes are not those of Learner: each epoch trains once, and then validates. Pass "
            "train on, super().one_epoch(train): that sets model.training, and takes the data that goes with it."
        )
    twice = next((line.split()[0] for line in got if got.count(line) > right.count(line)), "")
    if twice:
        return (
            f"{twice} comes twice, although nothing was cancelled. super() announces it already. Announce it yourself only in the except: what "
            "stands below the try block, or in a finally, runs every time."
        )
    return "Nothing was cancelled here, so each event should come just as Learner announces it. super() does all of that."


def epoch_of(line: str) -> int:
    """The number of the epoch in a line."""
    return int(line.rpartition("epoch ")[2].rstrip(")").split(",")[0])


def judge_weights(weights: list, train: list, n_epochs: int, stepped: set, seed: int, tried: str) -> None:
    """Fail unless the weights are those of gradient descent on the batches that took their step."""
    w, b = (p.double() for p in start(seed))
    for epoch in range(n_epochs):
        for num, (x, y) in enumerate(train):
            if (epoch, num) in stepped:
                w, b = w.requires_grad_(), b.requires_grad_()
                loss = torch.nn.functional.cross_entropy(x.double() @ w.t() + b, y)
                grads = torch.autograd.grad(loss, [w, b])
                w, b = ((p - 0.1 * g).detach() for p, g in zip((w, b), grads, strict=True))
    expect_close(
        weights,
        [w, b],
        rtol=1e-3,
        atol=1e-5,
        tried=f"{tried}\nlist(model.parameters())",
        why="The weights are not those that the batches give which were not cancelled: each of these takes its step, and no other batch does.",
    )


def subclass(names: Any) -> dict:
    return {
        "learner": issubclass(names.CancellingLearner, names.Learner),
        "exceptions": [issubclass(getattr(names, kind), Exception) for kind in (BATCH, EPOCH)],
        "apart": names.CancelBatchException is not names.CancelEpochException,
    }


def judge_subclass(student: Any) -> None:
    """Fail unless CancellingLearner is a subclass of Learner, and the exceptions are two."""
    seen = attempt(student, subclass, tried="issubclass(CancellingLearner, Learner)", meanings=MEANINGS)
    expect(
        seen["learner"],
        "CancellingLearner is no subclass of Learner. If you have run m05's cell again, run this one again too.",
        expected="True",
        got="False",
    )
    expect(
        all(seen["exceptions"]),
        "CancelBatchException and CancelEpochException are exceptions: subclasses of Exception.",
    )
    expect(
        seen["apart"],
        "CancelBatchException and CancelEpochException are one and the same, so a cancelled batch cannot be told from a cancelled pass.",
        tried="CancelBatchException is CancelEpochException",
        expected="False",
        got="True",
    )
