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
from checks.m07.events import BATCH, EPOCH, PASSES, free_lines, meaning, right_log, words
from checks.shared.modules import attempt

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
