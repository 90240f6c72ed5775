"""Checks of q27: get_path, getattr along a path."""

from autograder.checking import StudentRaised, expect_equal, fail, required, short
from checks.q27.probes import faulty, follow

HINTS = [
    "Split the path at its dots, and take one step after another: each step starts from what the last one found.",
    "A missing step shows itself by the AttributeError that getattr raises without a default, whatever the values on the "
    "path are. Catch that one, and no other, around the steps. Whether a default was given is whether the tuple `default` is empty.",
    "try: for name in dotted.split('.'): obj = getattr(obj, name). except AttributeError: return default[0] if default, "
    "else raise. After the loop, return obj.",
]

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


def shown(dotted, default):
    return f'{EXAMPLE}get_path(run, "{dotted}"{"".join(f", {short(d)}" for d in default)})'


def value_at(student, dotted, *default):
    """What get_path returns for the example."""
    try:
        how, value = student.observe(follow, RUN, dotted, list(default), tried=shown(dotted, default))
    except StudentRaised as error:
        if error.error.type == "TypeError" and "default" in error.error.says:
            error.meaning = (
                "The default is optional: *default in the signature collects none or one of them in a tuple."
            )
        raise
    if how == "raised" and default == (None,):
        fail(
            "None is a default like any other: ask whether one was given, not what it is.",
            expected="None",
            got=value,
        )
    if how == "raised" and value == "AttributeError":
        why = (
            "An AttributeError, though a default was given."
            if default
            else "Every step of this path is there."
        )
        fail(why, expected="a value", got="AttributeError")
    return value


def must_be_missing(student, dotted):
    try:
        how, value = student.observe(follow, RUN, dotted, [], tried=shown(dotted, []))
    except StudentRaised as error:
        error.meaning = "What is missing raises an AttributeError, as it does with getattr."
        raise
    if how != "raised":
        why = "A step is missing and no default was given: that is an AttributeError."
        if value is None:
            why += " A default of None and no default at all are two things."
        fail(why, expected="AttributeError", got=short(value))


@required
def test_follows_the_path(student):
    "it follows one, two or three names, with or without a default"
    for dotted, default, expected in [
        ("lr", (), 0.1),
        ("model.name", (), "toy"),
        ("model.layer.size", (), 12),
        ("model.layer.size", (7,), 12),
    ]:
        got = value_at(student, dotted, *default)
        expect_equal(
            got,
            expected,
            why="Split the path at its dots; each step starts from what the one before has found.",
            mistakes=[(7, "This is the default, though every step of the path is there.")],
        )


@required
def test_uses_getattr(student):
    "it uses getattr, and neither eval nor exec"
    expect_equal(value_at(student, "model.name"), "toy")
    used = student.form.uses("get_path")
    for evil in ("eval", "exec"):
        if evil in used:
            why = f"{evil} runs whatever stands in the string. getattr does no more than look up a name."
            fail(why, tried="reading your cell", expected="getattr", got=evil)
    if "getattr" not in used:
        why = "The question is about getattr: take each step with getattr(obj, name)."
        fail(why, tried="reading your cell", expected="getattr", got="no getattr")


def test_default_for_what_is_missing(student):
    "if any step is missing the default comes back as it is"
    for dotted, default in [
        ("speed", 5),
        ("model.layer.width", "none"),
        ("modl.layer.size", [1, 2]),
        ("cb.name", 3),
    ]:
        expect_equal(value_at(student, dotted, default), default, why="A step of this path is missing.")
    expect_equal(
        value_at(student, "modl.imag", 1.5),
        1.5,
        why="A step of this path is missing.",
        mistakes=[
            (0.0, "The path went on from the default. Where a step is missing, the default is the answer.")
        ],
    )


def test_no_default(student):
    "without a default what is missing raises AttributeError"
    for dotted in ("speed", "model.layer.width", "modl.layer.size", "cb.name"):
        must_be_missing(student, dotted)


def test_default_of_none(student):
    "None is a default like any other"
    expect_equal(value_at(student, "model.speed", None), None, why="The default that was given is None.")
    must_be_missing(student, "model.speed")


def test_values_that_are_falsy(student):
    "0, False, an empty string and None are values, not missing"
    why = "This is a value that is there. Only an AttributeError says that one is missing, not whether the value is true."
    for dotted, expected in [("n", 0), ("ready", False), ("note", ""), ("cb", None), ("n.real", 0)]:
        expect_equal(value_at(student, dotted, 99), expected, why=why)
        expect_equal(value_at(student, dotted), expected, why=why)


def test_errors_of_a_property(student):
    "an exception inside a property comes through, unless it is an AttributeError"
    for default in ([], [99]):
        for kind in ("ValueError", "TypeError", "KeyError"):
            judge_property(student, kind, default)


def judge_property(student, kind, default, says="a bug"):
    given = f"{''.join(f', {d}' for d in default)}"
    tried = (
        f"class Config:\n    @property\n    def lr(self):\n        raise {kind}({says!r})\n\n"
        f'class Run:\n    config = Config()\n\nget_path(Run(), "config.lr"{given})'
    )
    raised, text = student.observe(faulty, kind, says, default, tried=tried)
    if raised != kind:
        fail(
            "The property is there, and has a bug. That must come to light: catch AttributeError and nothing else.",
            expected=kind,
            got=f"{raised}: {text}" if raised else text,
        )
