"""Shared by the checks of q26: callbacks made from a description, and which of their methods an event calls."""

from __future__ import annotations

from typing import Any

from autograder.checking import StudentRaised, fail, short


def called(names: Any, methods: list[list[str]], calls: list[str]) -> list[str]:
    """What calls of Events call, as "A.before_fit": the callback's letter and its method.

    `methods` has the names of the methods of each callback. They stand in its class, or, for every other one,
    in its class's base.
    """
    log: list[str] = []

    def method(label: str) -> Any:
        return lambda self: log.append(label)

    def callback(place: int, own: list[str]) -> Any:
        cls = type(f"Callback{place}", (), {name: method(f"{chr(65 + place)}.{name}") for name in own})
        return (type("Child", (cls,), {}) if place % 2 else cls)()

    events = names.Events([callback(place, own) for place, own in enumerate(methods)])
    for name in calls:
        events(name)
    return log


def judge_calls(student: Any, methods: list[list[str]], calls: list[str]) -> None:
    """Fail unless each event has called the callbacks that have it, once and in order."""
    letters = [chr(65 + place) for place in range(len(methods))]
    tried = "\n".join(
        [
            *(f"# {letter} has {', '.join(own)}" for letter, own in zip(letters, methods, strict=True)),
            f"events = Events([{', '.join(f'{letter}()' for letter in letters)}])",
            *(f'events("{name}")' for name in calls),
        ]
    )
    try:
        log = student.observe(called, methods, calls, tried=tried)
    except StudentRaised as error:
        if error.error.type == "AttributeError":
            error.meaning = (
                "Not every callback has a method for every event: those without one are passed over."
            )
        elif error.error.type == "TypeError":
            error.meaning = (
                "A callback's method takes no arguments but self: look it up by name, then call it."
            )
        raise
    expected = events_of(methods, calls)
    if log == expected:
        return
    until_first_without = [
        label
        for name in calls
        for label in events_of(
            methods[: next((i for i, m in enumerate(methods) if name not in m), None)], [name]
        )
    ]
    if not isinstance(log, list) or not log:
        why = "No method was called. Look it up with getattr(cb, name), and call what that returns."
    elif sorted(log) != log and log == [x for name in calls for x in events_of(methods, [name])[::-1]]:
        why = "The callbacks are called in reverse. Their order is that of the list."
    elif log == until_first_without:
        why = "It ends at the first callback without such a method. That one is passed over, and the others follow."
    elif log == [label for label in expected for _ in range(2)] or len(log) == 2 * len(expected):
        why = "Each method is called twice. Looking it up does not call it; the parentheses do, so have them once."
    elif any(label.split(".")[1] not in calls for label in log):
        why = "Methods were called that are named after other events."
    elif log == [label for label in expected if label[0] in "ACEGIK"]:
        why = "A method that a callback's class inherits counts too: ask the object with getattr or hasattr."
    elif sorted(log) == sorted(expected):
        why = "The right methods, in another order than that of the callbacks."
    elif set(log) < set(expected):
        why = "Some callbacks that have the method were left out."
    else:
        why = "Not the methods that this event stands for."
    fail(why, expected=short(expected), got=short(log))


def events_of(methods: list[list[str]], calls: list[str]) -> list[str]:
    return [f"{chr(65 + place)}.{name}" for name in calls for place, own in enumerate(methods) if name in own]


def what_comes_out(names: Any, kind: str, says: str, first: bool) -> dict:
    """What a call of Events raises when a callback's method raises an exception of this kind."""
    import builtins

    from reference import CancelFitException

    error = (CancelFitException if kind == "CancelFitException" else getattr(builtins, kind))(says)
    log = []

    class Fine:
        def after_batch(self) -> None:
            log.append("fine")

    class Failing:
        def after_batch(self) -> None:
            log.append("failing")
            raise error

    cbs = [Failing(), Fine()] if first else [Fine(), Failing()]
    events = names.Events(cbs)
    try:
        events("after_batch")
    except Exception as e:
        if "failing" not in log:
            raise  # it is the student's own
        return {"raised": type(e).__name__, "says": str(e), "ran": log}
    return {"raised": "", "says": "", "ran": log}


def judge_error(student: Any, kind: str, says: str = "a bug of the callback", first: bool = True) -> None:
    """Fail unless an exception in a callback's method reaches the caller as it is."""
    tried = (
        "class Failing:\n"
        "    def after_batch(self):\n"
        f"        raise {kind}({says!r})\n\n"
        f'Events([Failing()])("after_batch")'
    )
    seen = student.observe(what_comes_out, kind, says, first, tried=tried)
    if "failing" not in seen["ran"]:
        fail("The callback's method was not called at all.", expected="after_batch is called", got="nothing")
    if seen["raised"] == kind and seen["says"] == says:
        return
    if seen["raised"]:
        why = "The callback's exception is turned into another one on its way to the caller."
        if kind == "StopIteration" and seen["raised"] == "RuntimeError":
            why = "Inside a generator a StopIteration becomes a RuntimeError. A plain for loop passes it on."
    elif kind == "AttributeError":
        why = (
            "The callback's own AttributeError is swallowed: with the call inside a try block, a method that fails looks "
            "like one that is missing. Guard only the lookup."
        )
    elif kind == "StopIteration":
        why = (
            "The StopIteration is lost: it ends a map (L's too) quietly, as if there were no more callbacks. "
            "A plain for loop passes it on."
        )
    else:
        why = "The callback's exception is swallowed. A bug in a callback must come to light, and so must a cancelled fit."
    got = f"{seen['raised']}: {seen['says']}" if seen["raised"] else "no exception"
    fail(why, expected=f"{kind}: {says}", got=got)
