"""Shared by the checks of m05: callbacks, what they find on their learner, and subclasses of Learner."""

from __future__ import annotations

from typing import Any

from autograder.checking import expect, expect_equal
from checks.m05.events import expect_steps
from checks.m05.probes import EVENTS, MEANINGS, SIZES, parts
from checks.shared.modules import attempt

LOOK_UP = (
    "Look an attribute up with getattr(self.learner, name). Unlike the learner's dict, that finds methods and properties too, and raises an "
    "AttributeError for what is not there."
)


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
    seen = attempt(student, company, tried=tried, meanings={"KeyError": LOOK_UP, **MEANINGS})
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
    seen: dict[str, Any] = {"model": cb.model is model, "own": [cb.lr, cb.dls]}
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
        student,
        delegated,
        tried=tried + "cb.model",
        meanings={"has no attribute 'model'": lacks, "KeyError": LOOK_UP, **MEANINGS},
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
