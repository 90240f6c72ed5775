"""Checks of q27: get_path, getattr along a path."""

from __future__ import annotations

from typing import Any

from autograder.checking import Student, expect, expect_equal, fail, required, short, which
from checks.q27.probes import (
    MEANINGS,  # noqa: F401
    MISSING,
    OF_ANY_KIND,
    comes_from_getattr,
    follow,
    judge_property,
    of_any_kind,
    the_default_itself,
)

HINTS = [
    "Split the path at its dots, and take one step after another: each step starts from what the last one found.",
    "Without a default, `getattr` raises an `AttributeError` for a missing step, whatever the values on the path are. Catch that "
    "one, and no other, around the steps. A default was given if the tuple `default` is not empty.",
    "```python\ntry:\n    for name in dotted.split('.'):\n        obj = getattr(obj, name)\nexcept AttributeError:\n"
    "    if default:\n        return default[0]\n    raise\nreturn obj\n```",
]

PASSED = "The chapter's `Learner` finds its callbacks' methods this way: `getattr(cb, name, noop)`, one step with a default."

EXAMPLE = (
    "from types import SimpleNamespace as Obj\n"
    "model = Obj(name='toy', layer=Obj(size=12))\n"
    "run = Obj(model=model, lr=0.1, n=0, ready=False, note='', cb=None)\n"
)
RUN = {
    "lr": 0.1,
    "model": {"name": "toy", "layer": {"size": 12}},
    "n": 0,
    "ready": False,
    "note": "",
    "cb": None,
}


def value_at(student: Student, dotted: str, *default: Any) -> Any:
    """What get_path returns for the example, for a path with a value or a default."""
    given = "".join(f", {short(d)}" for d in default)
    tried = f'{EXAMPLE}get_path(run, "{dotted}"{given})'
    how, value = student.observe(follow, RUN, dotted, list(default), tried=tried)
    if how == "raised":
        fail(
            which(
                ("'split'" in value, "It is the path, dotted, that is split at its dots."),
                (
                    repr(dotted) in value and "." in dotted,
                    "getattr takes one name at a time, and this path was looked up as a whole. Split it at its dots first.",
                ),
                (
                    default == (None,),
                    "None is a default like any other. Ask whether one was given, not what it is.",
                ),
                (
                    default and not default[0],
                    "A default that is 0, False or empty is a default. Ask whether one was given.",
                ),
                (default, "A default was given, and an AttributeError comes all the same."),
                (
                    "n.real" not in dotted and dotted.count(".") > 0,
                    "Every step of this path is there. Does each step start from what the last one found?",
                ),
                otherwise="This attribute is there, whatever its value is.",
            ),
            expected="a value",
            got=value,
        )
    return value


def must_be_missing(student: Student, dotted: str) -> None:
    tried = f'{EXAMPLE}get_path(run, "{dotted}")'
    how, value = student.observe(follow, RUN, dotted, [], tried=tried)
    if how != "raised":
        fail(
            which(
                (
                    value is None,
                    "None comes back where a step is missing and no default was given. That is an AttributeError; only a "
                    "default of None, given on purpose, is returned.",
                ),
                otherwise="A step is missing and no default was given: that is an AttributeError.",
            ),
            expected=MISSING,
            got=short(value),
        )


@required
def test_follows_the_path(student: Student) -> None:
    "it follows one, two or three names, with or without a default"
    for dotted, default, expected in [
        ("lr", (), 0.1),
        ("model.name", (), "toy"),
        ("model.layer.size", (), 12),
        ("model.layer.size", (7,), 12),
    ]:
        expect_equal(
            value_at(student, dotted, *default),
            expected,
            why="Split the path at its dots; each step starts from what the one before has found.",
            mistakes=[
                (
                    lambda got: got.type.endswith("SimpleNamespace"),
                    "It stops before the end of the path. Is there a return inside the loop?",
                ),
                (7, "This is the default, though every step of the path is there."),
                (
                    lambda got: isinstance(got, tuple) and not got,
                    "This is the tuple of defaults, and every step is there.",
                ),
                (
                    None,
                    "It returns None. Is there a return after the loop?",
                ),
            ],
        )


@required
def test_uses_getattr(student: Student) -> None:
    "it uses getattr, and neither eval nor exec"
    expect_equal(value_at(student, "model.name"), "toy")
    used = student.form.uses("get_path")
    for evil in ("eval", "exec"):
        why = f"{evil} runs whatever is in the string. getattr does no more than look up a name."
        expect(evil not in used, why, tried="reading your cell", expected="getattr", got=evil)
    why = "The question is about getattr: take each step with getattr(obj, name)."
    expect("getattr" in used, why, tried="reading your cell", expected="getattr", got="no getattr")
    # The source may have one that never runs, or whose result nobody uses.
    first, last = student.random.sample(["model", "opt", "loss", "layer", "conv", "bias"], 2)
    expect(
        comes_from_getattr(student, {first: {last: student.random.randrange(100)}}, f"{first}.{last}"),
        "There is a getattr, but it is not what finds the value. Take each step with getattr(obj, name).",
        tried=f'get_path(run, "{first}.{last}")',
    )


def test_default_for_what_is_missing(student: Student) -> None:
    "if any step is missing the default comes back as it is"
    for dotted, default in [
        ("speed", student.random.randrange(2, 100)),
        ("model.layer.width", "none"),
        ("modl.layer.size", [1, 2]),
        ("cb.name", 3),
        ("speed", 0),
        ("speed", (640, 480)),
    ]:
        expect_equal(
            value_at(student, dotted, default),
            default,
            why="A step of this path is missing, so the default should come back.",
            mistakes=[
                (
                    (default,),
                    "This is the whole tuple: *default collects the defaults in one. The default itself is default[0].",
                ),
                ([default], "This is a list with the default in it. The default itself is default[0]."),
                (None, "It returns None, and not the default that was given."),
            ],
        )
    expect_equal(
        value_at(student, "modl.imag", 1.5),
        1.5,
        why="A step of this path is missing, so the default should come back.",
        mistakes=[
            (0.0, "The path went on from the default. Where a step is missing, the default is the answer.")
        ],
    )

    expect(
        student.observe(
            the_default_itself, tried='default = [1, 2]\nget_path(run, "speed", default) is default'
        ),
        "The default comes back as a copy. Return default[0] itself.",
        expected="True",
        got="False",
    )


def test_no_default(student: Student) -> None:
    "without a default what is missing raises AttributeError"
    for dotted in ("speed", "model.layer.width", "modl.layer.size", "cb.name"):
        must_be_missing(student, dotted)


def test_default_of_none(student: Student) -> None:
    "None is a default like any other"
    expect_equal(value_at(student, "model.speed", None), None, why="The default that was given is None.")
    must_be_missing(student, "model.speed")


def test_values_that_are_falsy(student: Student) -> None:
    "0, False, an empty string and None are values, not missing"
    why = "This is a value that is there. Only an AttributeError says that one is missing, not whether the value is true."
    for dotted, expected in [("n", 0), ("ready", False), ("note", ""), ("cb", None)]:
        expect_equal(value_at(student, dotted, 99), expected, why=why, mistakes=[(99, why)])
        expect_equal(value_at(student, dotted), expected, why=why)


def test_attributes_of_any_kind(student: Student) -> None:
    "properties, slots and attributes of classes all count"
    why = "Ask the object itself, with getattr: not every attribute is in a __dict__."
    got = student.observe(
        of_any_kind, tried="get_path of objects of several classes", meanings={"AttributeError": why}
    )
    for what, expected in OF_ANY_KIND.items():
        expect_equal(got[what], expected, tried=f"get_path along {what}", why=why)


def test_default_on_the_path(student: Student) -> None:
    "a value on the path may be the same as the default, and the path goes on from there"
    n = student.random.randrange(1, 100)
    why = (
        "The first step finds the very value that is the default, and no step is missing. To tell what is missing, catch the "
        "AttributeError; do not compare with the default."
    )
    how, value = student.observe(
        follow, {"n": n}, "n.imag", [n], tried=f'run = Obj(n={n})\nget_path(run, "n.imag", {n})'
    )
    expect(how == "value" and value == 0, why, expected="0", got=short(value))


def test_errors_of_a_property(student: Student) -> None:
    "an exception inside a property comes through, unless it is an AttributeError"
    for default in ([], [99]):
        for kind in student.random.sample(["ValueError", "TypeError", "KeyError", "IndexError"], 3):
            judge_property(student, kind, default)
