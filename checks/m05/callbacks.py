"""Shared by the checks of m05: callbacks, what they find on their learner, and subclasses of Learner."""

from __future__ import annotations

from typing import Any

from autograder.checking import expect, expect_equal
from checks.m05.events import expect_steps
from checks.m05.probes import EVENTS, MEANINGS, Sizes, draw_sizes, parts
from checks.shared.modules import attempt

LOOK_UP = (
    "Look an attribute up with getattr(self.learner, name). Unlike the learner's dict, that finds methods and properties too, and raises an "
    "AttributeError for what is not there."
)


ONE_EACH: Sizes = {"train": [2], "valid": [2]}


def company(names: Any, event: str, letters: str, order: list[int]) -> dict:
    """In which order callbacks hear of an event, though some lack it, and whether each has its learner."""
    model, dls, loss_func = parts(1, ONE_EACH)
    heard: list[str] = []

    class Nothing:
        pass

    def hears(letter: str, *bases: type) -> Any:
        return type("Hears", bases, {event: lambda self: heard.append(letter)})

    own = type("Own", (), {"a_name_of_its_own": lambda self: heard.append("own")})
    cbs = [hears(letters[0])(), hears(letters[1], names.Callback)(), hears(letters[2], own)(), Nothing()]
    cbs = [cbs[i] for i in order]
    learner = names.Learner(model, dls, loss_func, 0.1, cbs)
    given = [getattr(cb, "learner", None) is learner for cb in cbs]
    learner(event)
    learner("a_name_of_its_own")
    learner("an_event_that_nobody_has")
    return {"given": given, "heard": heard}


def judge_company(student: Any) -> None:
    """Fail unless an event reaches every callback that has a method for it, in order."""
    draw = student.random
    event, letters, order = draw.choice(EVENTS), "".join(draw.sample("abcdefgh", 3)), draw.sample(range(4), 4)
    right = [letters[i] for i in order if i < 3]
    listed = ", ".join(letters[i] if i < 3 else "z" for i in order)
    tried = f'learn = Learner(model, dls, loss_func, 0.1, [{listed}])   # z has no methods\nlearn("{event}"); learn("a_name_of_its_own")'
    seen = attempt(
        student, company, event, letters, order, tried=tried, meanings={"KeyError": LOOK_UP, **MEANINGS}
    )
    expect(
        all(seen["given"]),
        "The callbacks are never given the learner. In __init__, set cb.learner = self for each of them.",
    )
    mistakes = [
        ([*right[::-1], "own"], "The callbacks hear of it in reverse. They come in the order of cbs."),
        ([right[0], "own"], "Only the first callback hears of it. Every callback that has the method does."),
    ]
    expect_equal(
        seen["heard"],
        [*right, "own"],
        mistakes=mistakes,
        why="An event reaches every callback that has a method of that name, once and in the order of cbs.",
    )


def delegated(names: Any, lr: str, dls: str, first: int, second: int) -> dict:
    """What a callback finds: its own attributes, its learner's, and what neither has."""
    model, loaders, loss_func = parts(1, ONE_EACH)
    cb = type("Own", (names.Callback,), {"lr": lr})()
    cb.dls = dls
    learner = names.Learner(model, loaders, loss_func, 0.1, [cb])
    seen: dict[str, Any] = {"model": cb.model is model, "own": [cb.lr, cb.dls]}
    learner.something_new = first
    seen["new"] = [cb.something_new]
    learner.something_new = second
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
    lr, dls = (f"its own {n}" for n in student.random.sample(range(1000), 2))
    first, second = student.random.sample(range(1000), 2)
    seen = attempt(
        student,
        delegated,
        lr,
        dls,
        first,
        second,
        tried=tried + "cb.model",
        meanings={"has no attribute 'model'": lacks, "KeyError": LOOK_UP, **MEANINGS},
    )
    expect(seen["model"], lacks, tried=tried + "cb.model is learn.model", expected="True", got="False")
    own = "What a callback has itself is its own, even if the learner has an attribute of that name. __getattr__ is called only for what it lacks."
    expect_equal(seen["own"], [lr, dls], tried=tried + "cb.lr, cb.dls", why=own)
    expect_equal(
        seen["new"],
        [first, second],
        tried=tried + f"learn.new = {first}; cb.new; learn.new = {second}; cb.new",
        why="The callback has an old value. Look an attribute up on the learner whenever it is read.",
    )
    expect_equal(
        seen["nonsense"],
        "AttributeError",
        tried=tried + "cb.nonsense",
        why="What both lack raises an AttributeError.",
    )


def overridden(names: Any, sizes: Sizes) -> dict:
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

    model, dls, loss_func = parts(1, sizes)
    Sub(model, dls, loss_func, 0.1, []).fit(1)
    return {"log": log}


def judge_overriding(student: Any) -> None:
    """Fail unless fit, one_epoch and one_batch go through self, so that a subclass can override each."""
    sizes = draw_sizes(student.random, *student.random.sample(range(2, 12), 2))
    tried = (
        "class Sub(Learner):\n    # one_epoch, one_batch and __call__ note that they are called, and call super()'s\n\n"
        "Sub(model, dls, loss_func, 0.1, []).fit(1)"
    )
    log = attempt(student, overridden, sizes, tried=tried, meanings=MEANINGS)["log"]
    right = ["before_fit"]
    for name, train in (("train", True), ("valid", False)):
        right += [f"one_epoch({train})", "before_epoch"]
        right += ["one_batch", "before_batch", "after_batch"] * len(sizes[name]) + ["after_epoch"]
    right.append("after_fit")
    missing = [o for o in ("one_epoch(True)", "one_epoch(False)", "one_batch", *EVENTS) if o not in log]
    why = "A subclass can override every method: call self.one_epoch(...), self.one_batch(), and self(name) for every event."
    if missing:
        why = f"What a subclass makes of {missing[0]} is passed over. {why}"
    expect_steps(log, right, why, tried)
