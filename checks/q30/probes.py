"""Shared by the checks of q30: classes whose __init__ calls the student's my_store_attr."""

from __future__ import annotations

from typing import Any

from autograder.checking import StudentRaised, fail, same, short


def attributes(names: Any, source: str, call: str) -> dict:
    """What stands in the object that the expression `call` makes, once the classes of `source` are defined."""
    from reference import Module

    space: dict[str, Any] = {"my_store_attr": names.my_store_attr, "Module": Module}
    exec(source, space)
    return dict(vars(eval(call, space)))


def judge(student: Any, source: str, call: str, expected: dict, not_stored: tuple[str, ...] = ()) -> None:
    """Fail unless the object has the expected attributes, and neither `self` nor those in `not_stored`."""
    tried = f"{source.strip()}\n\nvars({call})"
    try:
        got = student.observe(attributes, source, call, tried=tried)
    except StudentRaised as error:
        error.meaning = meaning(error)
        raise
    shown = {name: value for name, value in got.items() if name in expected or name in (*not_stored, "self")}
    if "self" in got:
        fail(
            "self is stored too. It is the object, not one of its attributes.",
            expected=short(expected),
            got=short(shown),
        )
    for name in not_stored:
        if name in got:
            why = f"{name} is an argument, but it is not among the names that were asked for."
            if name + " = " in source or f"for {name} in" in source:
                why = (
                    f"{name} is a local variable of __init__, not an argument. The first co_argcount + co_kwonlyargcount of "
                    "the code's co_varnames are arguments; inspect.getargvalues gives them too."
                )
            fail(why, expected=short(expected), got=short(shown))
    missing = [name for name in expected if name not in got]
    if missing:
        why = f"{', '.join(missing)} is not stored."
        if not shown:
            why = (
                "Nothing is stored. The frame to look at is one step back from that of my_store_attr: it is the __init__'s, and "
                "has the self to use setattr on."
            )
        elif "*" in source and all(source.index("*") < source.index(f" {name}") for name in missing):
            why = (
                f"{', '.join(missing)} can be given by keyword only, and what is so given is not stored. co_argcount does not count "
                "such arguments; co_kwonlyargcount does."
            )
        fail(why, expected=short(expected), got=short(shown))
    for name, value in expected.items():
        if not same(got[name], value):
            why = f"{name} has not the value that it was given."
            if f" {name}=" in source:
                why = f"{name} has not its value: the one that was given, or else its default."
            fail(why, expected=short(expected), got=short(shown))


def meaning(error: StudentRaised) -> str:
    says, kind = error.error.says, error.error.type
    if kind == "KeyError" and "self" in says:
        return "There is no self in this frame. Its own frame is that of my_store_attr: one step back is the __init__ that called it."
    if kind == "NameError" and "self" in says:
        return "my_store_attr has no self of its own: it is among the local variables of the frame that called it."
    if kind == "KeyError" and "," in says:
        return "The names were not taken apart. Split the string at each comma, with blanks or without, and strip each name."
    if kind == "KeyError" and (says.startswith("' ") or says.endswith(" '")):
        return "A name still has blanks around it. Strip each when the string is split at the commas."
    if kind == "TypeError" and "names" in says:
        return "names is optional: without it, all arguments are stored."
    return "Your code raised an exception."
