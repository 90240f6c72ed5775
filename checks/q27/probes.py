"""Shared by the checks of q27: objects of many kinds to follow paths through."""

from __future__ import annotations

from typing import Any

from autograder.checking import Student, StudentRaised, fail, short
from checks.shared.again import again, observe_again, program

MISSING = "AttributeError"
MEANINGS = {
    "'tuple' object has no attribute": "*default collects the defaults in a tuple. The default itself is default[0].",
    "tuple index out of range": "*default is an empty tuple where no default was given, so there is no default[0].",
    "TypeError: getattr expected": "getattr takes an object, one name, and at most one default. *default hands on what was given.",
    "attribute name must be string": "getattr takes the name as a string, as it comes from dotted.split('.').",
    "missing 1 required positional argument": "The default is optional: *default in the def line collects none or one of them in "
    "a tuple.",
    "KeyError": "What is missing raises an AttributeError, as it does with getattr.",
    "is not subscriptable": "Objects on the path may be of any class. Take each step with getattr(obj, name).",
    "has no attribute '__dict__'": "Not every object has a __dict__. Take each step with getattr(obj, name).",
}
PROPERTY = (
    "The property is there, and it has a bug. That must come to light: catch AttributeError and nothing else."
)


def node(values: Any) -> Any:
    """An object whose attributes are those of a dict; dicts in it become objects too."""
    from types import SimpleNamespace

    if isinstance(values, dict):
        return SimpleNamespace(**{name: node(value) for name, value in values.items()})
    return values


def follow(names: Any, values: dict, dotted: str, default: list) -> tuple[str, Any]:
    """("value", what get_path returns), or ("raised", what it says)."""
    try:
        return "value", names.get_path(node(values), dotted, *default)
    except AttributeError as error:
        return "raised", f"{MISSING}: {error}"


def follow_a_stand_in(names: Any, source: str, values: dict, dotted: str, found: int | None) -> Any:
    """What get_path, made anew by `source`, returns where `getattr` gives `found` for the last name of the path.

    None leaves `getattr` as it is.
    """
    import builtins
    from unittest import mock

    last, real = dotted.split(".")[-1], getattr

    def stand_in(obj: Any, name: Any, *default: Any) -> Any:
        return found if name == last and found is not None else real(obj, name, *default)

    with mock.patch.object(builtins, "getattr", stand_in):
        return again(names, source, {}).get_path(node(values), dotted)


def comes_from_getattr(student: Student, values: dict, dotted: str) -> bool:
    """Whether getattr finds what get_path returns. Raises `StudentRaised` where the answer runs only once."""
    found = student.random.randrange(100, 200)  # a number, as what is there is
    source, tried = program(student.form, "get_path"), f'get_path(run, "{dotted}")'
    unchanged = observe_again(student, follow_a_stand_in, source, values, dotted, None, tried=tried)
    try:
        got = student.observe(follow_a_stand_in, source, values, dotted, found)
    except StudentRaised:  # the rest of the answer misses what getattr gives
        return True
    return bool(got == found and unchanged != found)


def faulty(names: Any, kind: str, says: str, default: list) -> tuple[str, str]:
    """What a path gives on which a property raises an exception of this kind."""
    import builtins

    class Config:
        @property
        def lr(self) -> float:
            raise getattr(builtins, kind)(says)

    class Run:
        config = Config()

    try:
        value = names.get_path(Run(), "config.lr", *default)
    except Exception as error:
        return type(error).__name__, str(error)
    return "", repr(value)[:100]


def of_any_kind(names: Any) -> dict[str, Any]:
    """Paths through properties, slots and classes."""

    class Slotted:
        __slots__ = ("size",)

        def __init__(self, size: int):
            self.size = size

    class Empty(list):
        tag = "of the class"

        @property
        def inner(self) -> Slotted:
            return Slotted(31)

    return {
        "Slotted(9).size": names.get_path(Slotted(9), "size"),
        "Slotted(9).weight, None": names.get_path(Slotted(9), "weight", None),
        "Empty().tag": names.get_path(Empty(), "tag", "default"),
        "Empty().inner.size": names.get_path(Empty(), "inner.size", "default"),
        "Empty.__name__": names.get_path(Empty, "__name__"),
        "5.real.imag": names.get_path(5, "real.imag"),
    }


def the_default_itself(names: Any) -> bool:
    """Whether a list that is the default comes back as that very list."""
    default = [1, 2]
    return names.get_path(node({}), "speed", default) is default


OF_ANY_KIND = {
    "Slotted(9).size": 9,
    "Slotted(9).weight, None": None,
    "Empty().tag": "of the class",
    "Empty().inner.size": 31,
    "Empty.__name__": "Empty",
    "5.real.imag": 0,
}


def judge_property(student: Student, kind: str, default: list, says: str = "a bug") -> None:
    """Fail unless an exception inside a property comes through."""
    given = "".join(f", {short(d)}" for d in default)
    tried = (
        f"class Config:\n    @property\n    def lr(self):\n        raise {kind}({says!r})\n\n"
        f'class Run:\n    config = Config()\n\nget_path(Run(), "config.lr"{given})'
    )
    raised, text = student.observe(faulty, kind, says, default, tried=tried)
    if raised != kind or says not in text:  # a KeyError quotes what it says
        got = f"{raised}: {text}" if raised else text
        fail(PROPERTY, expected=f"{kind}: {says}", got=got)
