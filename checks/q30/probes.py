"""Shared by the checks of q30: classes whose __init__ calls the student's my_store_attr."""

from __future__ import annotations

import ast
import re
from typing import Any

from autograder.checking import Student, fail, same, short, which

MEANINGS = {
    "KeyError: 'self'": "There is no self in this frame: it is my_store_attr's own. One step back, f_back, is the __init__ that "
    "called it.",
    "name 'self'": "my_store_attr has no self of its own. The self is among the local variables of the frame that called it.",
    "KeyError: ' ": "A name still has spaces around it. Strip each one after splitting at the commas.",
    "'NoneType' object has no attribute 'split'": "names is None unless the caller names some. Then all arguments are stored.",
    "'NoneType' object is not iterable": "names is None unless the caller names some. Then all arguments are stored.",
    "argument of type 'NoneType'": "names is None unless the caller names some. Then all arguments are stored.",
    "missing 1 required positional argument: 'names'": "names is optional. Without it, all arguments are stored.",
    "missing 1 required positional argument: 'self'": "my_store_attr is not given self. It finds it in the frame that called it.",
    "too many values to unpack": "Looping over a dict gives its keys alone. f_locals.items() gives names and values.",
    "'frame' object has no attribute": "A frame's local variables are in its f_locals, a dict: frame.f_locals['self'].",
    "no attribute 'getargspec'": "getargspec is gone, and asks a function, not a frame. inspect.getargvalues(frame) asks the frame.",
    "'frame' object is not subscriptable": "A frame's local variables are in its f_locals, a dict.",
    "'FrameInfo' object": "inspect.stack() gives FrameInfos. The frame itself is their .frame.",
}


def attributes(names: Any, source: str, call: str) -> tuple[dict, list[str]]:
    """What is in the object that the expression `call` makes, once the classes of `source` are defined; and what its
    class has been given."""
    from reference import Module

    space: dict[str, Any] = {"my_store_attr": names.my_store_attr, "Module": Module}
    exec(source, space)
    made = next(cls for name, cls in space.items() if isinstance(cls, type) and name != "Module")
    before = set(vars(made))
    found = dict(vars(eval(call, space)))
    return found, sorted(set(vars(made)) - before)


def stored_itself(names: Any) -> dict[str, bool]:
    """Whether a list that is an argument is stored as that very list, and what it takes the place of."""
    store = names.my_store_attr

    class Run:
        lr = 0.5

        def __init__(self, layers: list, lr: float, _seed: int) -> None:
            store()

    layers = [1, 2]
    made = Run(layers, 0.1, 7)
    return {
        "stored": "layers" in vars(made),
        "itself": vars(made).get("layers") is layers,
        "over the class's": vars(made).get("lr") == 0.1,
        "underscore": vars(made).get("_seed") == 7,
    }


def judge_empty_value(student: Student, value: Any) -> None:
    """Fail unless an argument that counts as false is stored."""
    source = "class Run:\n    def __init__(self, lr, model):\n        my_store_attr()\n"
    got, _ = run(student, source, f"Run(0.1, {value!r})")
    if "model" not in got or not same(got["model"], value):
        why = f"An argument that is {value!r} is not stored. None, 0 and empty strings are values like any other."
        fail(why, expected=short({"lr": 0.1, "model": value}), got=short(got))


STORED = """\
class Run:
    lr = 0.5
    def __init__(self, layers, lr, _seed):
        my_store_attr()

run = Run(layers, 0.1, 7)
"""


def judge_stored_itself(student: Student) -> None:
    """Fail unless arguments are stored as they are, whatever their names are."""
    seen = student.observe(stored_itself, tried=STORED)
    for what, tried, why in [
        ("stored", "run.layers", "An argument is not stored. All of them are, whatever they are called."),
        (
            "itself",
            "run.layers is layers",
            "A copy is stored. Store the argument itself: others may hold it too.",
        ),
        (
            "over the class's",
            "run.lr",
            "The class has an attribute of the same name, and the argument is not stored. Set it on self in any case.",
        ),
        (
            "underscore",
            "run._seed",
            "An argument is not stored because its name begins with an underscore. All of them are.",
        ),
    ]:
        if not seen[what]:
            fail(why, tried=STORED + tried)


def run(
    student: Student, source: str, call: str, meanings: dict[str, str] | None = None
) -> tuple[dict, list[str]]:
    """What `attributes` finds."""
    known = {**of_names(source), **(meanings or {})}
    return student.observe(
        attributes, source, call, tried=f"{source.strip()}\n\nvars({call})", meanings=known
    )


def judge(
    student: Student,
    source: str,
    call: str,
    expected: dict,
    not_stored: tuple[str, ...] = (),
    meanings: dict[str, str] | None = None,
) -> None:
    """Fail unless the object has the expected attributes, and neither `self` nor those in `not_stored`."""
    got, on_class = run(student, source, call, meanings)
    shown = {name: value for name, value in got.items() if name in expected or name in not_stored}
    if "self" in got:
        why = "self is stored too. It is the object, not one of its attributes."
        fail(why, expected=short(expected), got=short([*shown, "self"]))
    for name in not_stored:
        if name in got:
            whole = next((other for other in expected if name in other), "")
            fail(
                which(
                    (
                        f"{name} = " in source or f"for {name} in" in source,
                        f"{name} is a local variable of __init__, not an argument. The first co_argcount + co_kwonlyargcount of "
                        "the code's co_varnames are the arguments. inspect.getargvalues finds them too.",
                    ),
                    (
                        whole,
                        f"{name} is an argument, but it is not among the names that were asked for: it is a part of {whole}. `in` "
                        "finds parts of a text too. Split the names at the commas first.",
                    ),
                    otherwise=f"{name} is an argument, but it is not among the names that were asked for.",
                ),
                expected=short(expected),
                got=short(shown),
            )
    missing = [name for name in expected if name not in got]
    if missing:
        fail(
            why_missing(student, source, missing, shown, on_class), expected=short(expected), got=short(shown)
        )
    for name, value in expected.items():
        if not same(got[name], value):
            default = re.search(rf"\b{name}=([^,)]+)", source)
            why = f"{name} is stored with another value than it was given."
            if default and short(got[name]) == default[1]:
                why = f"{name} is stored with its default, though another value was given."
            fail(why, expected=short(expected), got=short(shown))


def of_names(source: str) -> dict[str, str]:
    """What exceptions mean that come from how the string of names is taken apart."""
    given = re.search(r"my_store_attr\((?:names=)?(['\"].*['\"])\)", source)
    if not given:
        return {}
    names = ast.literal_eval(given[1])
    known = {
        f"KeyError: {names.strip()[0]!r}": "A string gives its letters one by one. Split it at the commas first."
    }
    if "," in names:
        known[f"KeyError: {names!r}"] = (
            "The names were not taken apart. Split the string at each comma, and strip each name."
        )
    blank = "A name still has spaces around it. Strip each one after splitting at the commas."
    spaced = [part for part in names.split(",") if part != part.strip()]
    return known | {
        f"KeyError: {kept!r}": blank for part in spaced for kept in (part, part.lstrip(), part.rstrip())
    }


OWN_ARGUMENTS = (
    "This __init__ was called by that of a subclass, which has other arguments, and type(self) is the subclass. Ask the frame "
    "that called my_store_attr for its arguments."
)


def why_missing(student: Student, source: str, missing: list[str], shown: dict, on_class: list[str]) -> str:
    them = ", ".join(missing)
    form = student.form
    steps = sum(isinstance(n, ast.Attribute) and n.attr == "f_back" for n in form.nodes("my_store_attr"))
    looks = bool(form.uses("my_store_attr") & {"currentframe", "_getframe", "stack"})
    return which(
        (
            set(missing) <= set(on_class),
            "The attributes are set on the class, where all objects share them. Set them on self: setattr(self, name, value).",
        ),
        (
            not shown and not looks,
            "Nothing is stored. Look at the frame that called my_store_attr: inspect.currentframe().f_back.",
        ),
        (
            not shown and steps == 0 and "currentframe" in form.uses("my_store_attr"),
            "Nothing is stored. inspect.currentframe() is my_store_attr's own frame; one step back, f_back, is the __init__'s.",
        ),
        (
            not shown and steps > 1,
            "Nothing is stored: that is a step too far back. The __init__ is the direct caller of my_store_attr.",
        ),
        (
            not shown and bool(of_names(source)),
            "Nothing is stored, though names were given. Split the string at each comma, and strip each name: ' lr ' is no "
            "argument's name, but 'lr' is.",
        ),
        (
            not shown,
            "Nothing is stored. The __init__ is the direct caller, one step back: f_locals there has the arguments and self. Call "
            "setattr on that self.",
        ),
        ("super().__init__" in source, OWN_ARGUMENTS),
        (
            "*" in source and all(source.index("*") < source.index(f" {name}") for name in missing),
            f"{them} can be given by keyword only, and such arguments are not stored. co_argcount does not count them; "
            "co_kwonlyargcount does.",
        ),
        otherwise=f"{them} is not stored." if len(missing) == 1 else f"{them} are not stored.",
    )
