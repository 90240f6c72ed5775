"""Shared by the checks of q26: callbacks made from a description, and which of their methods an event calls."""

from __future__ import annotations

import ast
from typing import Any

from autograder.checking import Student, expect, fail, short, which

MEANINGS = {
    "'Events' object has no attribute 'cbs'": "self.cbs is not set. Keep the list in __init__: self.cbs = cbs.",
    "'Events' object is not callable": "Calling an object calls its method __call__, with two underscores on each side of its name.",
    "Events.__init__()": "Events is made with the list of callbacks alone: Events(cbs).",
    "no attribute 'order'": "Callbacks have no order here. Keep the order of the list.",
    "no attribute 'name'": 'cb.name looks for a method that is called "name". getattr(cb, name) looks for the one that the '
    "variable names.",
    "no attribute 'callbacks'": "The stub's __init__ keeps the list in self.cbs.",
    "'Events' object has no attribute": "Look for the method on each callback, not on Events itself.",
    "AttributeError": "Not every callback has a method for every event. Pass over those that have none.",
    "KeyError": "A callback's __dict__ holds what was set on the object itself. Its methods are in its class: getattr finds "
    "both.",
    "'NoneType' object is not callable": "getattr gave its default, None, for a callback without the method, and None was "
    "called. Call it only where there is a method.",
    "object is not callable": "A callback itself is not called. Its method is: look it up by name, then call it.",
    "takes 1 positional argument but 2": "The callbacks' methods take no arguments but self: getattr(cb, name)().",
    "missing 1 required positional argument: 'self'": "Look the method up on the callback, not on its class: "
    "getattr(cb, name)().",
    "missing 1 required positional argument": "The callbacks' methods take no arguments but self: getattr(cb, name)().",
    "object is not subscriptable": "A callback is an object, not a dict. getattr(cb, name) looks an attribute up by name.",
}

INHERITS = 1  # the place of the callback that has its methods from a base class
OTHER_NAMES = ["after_loss", "tick", "before_step", "lunch"]


def called(names: Any, methods: list[list[str]], calls: list[str]) -> list[str]:
    """What calls of Events call, as "A.before_fit": the callback's letter and its method.

    `methods` has the names of the methods of each callback. They are in its class, or, for the one at INHERITS, in
    its class's base.
    """
    log: list[str] = []

    def method(label: str) -> Any:
        return lambda self: log.append(label)

    def callback(place: int, own: list[str]) -> Any:
        letter = chr(65 + place)
        cls = type(letter, (), {name: method(f"{letter}.{name}") for name in own})
        return (type("Child", (cls,), {}) if place == INHERITS else cls)()

    events = names.Events([callback(place, own) for place, own in enumerate(methods)])
    for name in calls:
        events(name)
    return log


def as_code(methods: list[list[str]], calls: list[str]) -> str:
    """The callbacks and calls, as a student could type them where they are few."""
    letters = [chr(65 + place) for place in range(len(methods))]
    lines = []
    for place, (letter, own) in enumerate(zip(letters, methods, strict=True)):
        if len(methods) > 4:
            lines.append(f"# {letter} has {', '.join(own)}" + (" (inherited)" if place == INHERITS else ""))
        else:
            lines.append(f"class {letter}:")
            lines += [f'    def {name}(self): print("{letter}.{name}")' for name in own]
            if place == INHERITS:
                lines += [f"class Child({letter}):", "    pass"]
    made = [("Child()" if place == INHERITS else f"{letter}()") for place, letter in enumerate(letters)]
    if len(methods) > 4:
        made = [f"{letter}()" for letter in letters]
    return "\n".join(
        [*lines, f"events = Events([{', '.join(made)}])", *(f'events("{name}")' for name in calls)]
    )


def judge_calls(student: Student, methods: list[list[str]], calls: list[str]) -> None:
    """Fail unless each event has called the callbacks that have it, once and in order."""
    log = student.observe(called, methods, calls, tried=as_code(methods, calls))
    right = events_of(methods, calls)
    if log != right:
        fail(why_not(student, log, methods, calls), expected=short(right), got=short(log))


def why_not(student: Student, log: list[str], methods: list[list[str]], calls: list[str]) -> str:
    right = events_of(methods, calls)
    each = [events_of(methods, [name]) for name in calls]
    first_without = [next((i for i, own in enumerate(methods) if name not in own), None) for name in calls]
    until_first_without = [
        label
        for name, end in zip(calls, first_without, strict=True)
        for label in events_of(methods[:end], [name])
    ]
    answered = {label.partition(".")[2] for label in log}
    missed = next((name for name in calls if name not in answered), "")
    used = student.form.uses("Events")
    has_yield = any(isinstance(node, ast.Yield | ast.YieldFrom) for node in student.form.nodes("Events"))
    return which(
        (
            not log and has_yield,
            "There is a yield in it: that makes a generator, which does nothing until somebody loops over it.",
        ),
        (
            not log and "isinstance" in used,
            "No method was called. Callbacks may be objects of any class: ask whether one has the method, not what it is.",
        ),
        (
            not log and used & {"map", "filter"},
            "No method was called. map and filter do nothing until somebody loops over them.",
        ),
        (
            not log and "name" in {getattr(node, "value", None) for node in student.form.nodes("Events")},
            "No method was called. In quotes it is the word name itself that is looked up. Leave the quotes out.",
        ),
        (
            not log and all(name.startswith("_") for name in calls),
            "Any name may be an event, one with an underscore in front too. Leave none out.",
        ),
        (not log, "No method was called. Look it up with getattr(cb, name), then call what that gives."),
        (
            log == [x for found in each for x in found[::-1]],
            "The callbacks are called in reverse. Keep the order of the list.",
        ),
        (
            log == [x for found in each for x in found[:1]],
            "It ends at the first callback that has the method. Is there a return (or a break) in the loop?",
        ),
        (
            log == until_first_without,
            "It ends at the first callback without the method. Pass over that one, and go on with the rest.",
        ),
        (
            log == [x for found in each for x in found[-1:]],
            "Only the last callback that has the method is called.",
        ),
        (
            log == [label for label in right for _ in range(2)] or len(log) == 2 * len(right),
            "Each method is called twice. Looking a method up does not call it; each pair of parentheses does.",
        ),
        (any(name not in calls for name in answered), "It calls methods that are named after other events."),
        (
            log == [label for label in right if label[0] != chr(65 + INHERITS)],
            "A method that a callback's class inherits counts too. Ask the object itself, with getattr or hasattr.",
        ),
        (sorted(log) == sorted(right), "The right methods are called, but not in the order of the list."),
        (
            missed in ("before_fit", "after_fit") and each[0] and log == each[0],
            "Only the first event calls anything. Is the list of callbacks emptied, or an iterator over it used up?",
        ),
        (
            missed,
            f'Nothing was called for "{missed}". Any name may be an event: take it from the argument.',
        ),
        (len(log) < len(right), "Some callbacks that have the method are left out."),
        otherwise="These are not the methods that this event stands for.",
    )


def events_of(methods: list[list[str]], calls: list[str]) -> list[str]:
    return [f"{chr(65 + place)}.{name}" for name in calls for place, own in enumerate(methods) if name in own]


def odd_callbacks(names: Any, kind: str, event: str) -> list[str]:
    """What an event calls on callbacks of an unusual kind."""
    from types import SimpleNamespace

    log: list[str] = []

    class Callback:
        def __init__(self, label: str, order: int = 0) -> None:
            self.label, self.order = label, order

    setattr(Callback, event, lambda self: log.append(self.label))

    class Empty(Callback):
        def __len__(self) -> int:
            return 0

    class Alike(Callback):
        def __eq__(self, other: object) -> bool:
            return isinstance(other, Alike)

        def __hash__(self) -> int:
            return 1

    made = {
        "empty": [Empty("A"), Callback("B")],
        "same class": [Callback("A"), Callback("B")],
        "equal": [Alike("A"), Alike("B")],
        "order": [Callback("A", 2), Callback("B", 1)],
        "instance": [SimpleNamespace(**{event: lambda: log.append("A")}), Callback("B")],
    }[kind]
    names.Events(made)(event)
    return log


ODD = {
    "empty": (
        "Events([A, B]), where len(A) is 0",
        "A callback may be any object, one with a length of 0 too, and that counts as false. Ask whether it has the method, and "
        "nothing else.",
    ),
    "same class": (
        "Events([A, B]), both of one class",
        "There may be several callbacks of one class. Each of them is called.",
    ),
    "equal": (
        "Events([A, B]), where A == B",
        "Two callbacks may be equal to each other. Each of them is called.",
    ),
    "order": (
        "Events([A, B]), where A.order is 2 and B.order is 1",
        "Callbacks are not sorted here. Keep the order of the list.",
    ),
    "instance": (
        "Events([SimpleNamespace(...), B])",
        "A method may have been set on the object itself. Ask the object, with getattr or hasattr, and not its class.",
    ),
}


def judge_odd(student: Student, kind: str, event: str) -> None:
    """Fail unless both callbacks are called, in order."""
    what, why = ODD[kind]
    log = student.observe(
        odd_callbacks,
        kind,
        event,
        tried=f'events = {what}\nevents("{event}")',
        meanings={"TypeError": why, "AttributeError": why},
    )
    if log != ["A", "B"]:
        fail(why, expected="['A', 'B']", got=short(log))


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


def judge_error(student: Student, kind: str, says: str = "a bug of the callback", first: bool = True) -> None:
    """Fail unless an exception in a callback's method reaches the caller as it is."""
    tried = (
        "class Failing:\n"
        "    def after_batch(self):\n"
        f"        raise {kind}({says!r})\n\n"
        'Events([Failing()])("after_batch")'
    )
    seen = student.observe(what_comes_out, kind, says, first, tried=tried)
    got = f"{seen['raised']}: {seen['says']}" if seen["raised"] else "no exception"
    expect(
        "failing" in seen["ran"],
        "The callback's method was not called at all.",
        expected=f"{kind}: {says}",
        got=got,
    )
    if seen["raised"] == kind and seen["says"] == says:
        return
    fail(
        which(
            (
                seen["raised"] == "RuntimeError" and kind == "StopIteration",
                "Inside a generator a StopIteration becomes a RuntimeError. A plain for loop passes it on.",
            ),
            (seen["raised"], "On its way to the caller the callback's exception is turned into another one."),
            (
                kind == "AttributeError",
                "The callback's own AttributeError is swallowed: with the call inside a try block, a method that fails looks "
                "like one that is missing. Guard only the lookup.",
            ),
            (
                kind == "StopIteration",
                "The StopIteration is lost: it ends a map (L's too) quietly, as if there were no more callbacks. A plain for "
                "loop passes it on.",
            ),
            otherwise="The callback's exception is swallowed. A bug in a callback must come to light, and a cancelled fit must "
            "end. Leave out the try block around the call.",
        ),
        expected=f"{kind}: {says}",
        got=got,
    )
