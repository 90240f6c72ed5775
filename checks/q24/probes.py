"""Shared by the checks of q24: subclasses of the student's Delegate, and what becomes of looking things up on them."""

from __future__ import annotations

from typing import Any

from autograder.checking import Student, fail, which

MEANINGS = {
    "'str' object has no attribute": "self._default is a name, a string. The object is what has that name: "
    "getattr(self, self._default).",
    "<lambda>() missing": "The other object's method was looked up on its class, and does not know its object. "
    "getattr(other, name) asks the object itself.",
    "double": "A method of the other object was not found. It is in its class, not in its __dict__: getattr(other, name) finds "
    "both.",
    "'Watch' object has no attribute": "Python found no attribute, and no __getattr__ to ask. Is the method there, with two "
    "underscores on each side of its name?",
    "AttributeError": "An attribute that is there has not been found. Look for what the instance lacks on "
    "getattr(self, self._default).",
    "takes 1 positional argument": "Python calls __getattr__ with self and the name that it looks for.",
    "takes 0 positional argument": "Python calls __getattr__ with self and the name that it looks for.",
    "missing 1 required positional argument": "Python calls __getattr__ with self and a name, and a subclass of Delegate without "
    "arguments.",
    "'NoneType' object is not iterable": "__dir__ returns None. It should return a list of names.",
}


def sample(names: Any, default: str, theirs: dict, own: dict) -> tuple:
    """An instance with attributes of its own, and the other object, which is not yet given to it."""
    watch_class = type("Watch", (names.Delegate,), {"_default": default})
    other_class = type("Other", (), {"double": lambda self, x: 2 * x})
    watch, other = watch_class(), other_class()
    for name, value in theirs.items():
        setattr(other, name, value)
    for name, value in own.items():
        setattr(watch, name, value)
    return watch, other


def look_up(names: Any, default: str, theirs: dict, own: dict, wanted: list[str]) -> list:
    """The values of the wanted attributes, and last what the other object's method gives for 4."""
    watch, other = sample(names, default, theirs, own)
    setattr(watch, default, other)
    found = [getattr(watch, name) for name in wanted]
    double = watch.double
    return [*found, double(4) if callable(double) else double]


def look_up_missing(names: Any, default: str, theirs: dict, name: str, is_set: bool = True) -> dict:
    """What an attribute that neither has raises, and what hasattr and getattr make of it.

    Without `is_set`, there is no other object to look for it on.
    """
    watch, other = sample(names, default, theirs, {})
    if is_set:
        setattr(watch, default, other)
    try:
        value = getattr(watch, name)
    except AttributeError as error:
        said = {"raised": "AttributeError", "says": f"{error}", "value": None}
    except (NotImplementedError, NameError):
        raise
    except Exception as error:
        return {"raised": type(error).__name__, "says": str(error)[:200], "value": None}
    else:
        return {"raised": "", "says": "", "value": value}
    return {**said, "hasattr": hasattr(watch, name), "getattr": getattr(watch, name, "a default")}


TRIED = 'class Watch(Delegate):\n    _default = "{default}"\n\nwatch = Watch()\n'


def tried(default: str, theirs: dict, own: dict, last: str, is_set: bool = True) -> str:
    """What a look-up amounts to, as a student would type it."""
    text = TRIED.format(default=default)
    text += "".join(f"watch.{name} = {value!r}\n" for name, value in own.items())
    if is_set:
        given = ", ".join(f"{name}={value!r}" for name, value in theirs.items())
        text = (
            "from types import SimpleNamespace\n\n" + text + f"watch.{default} = SimpleNamespace({given})\n"
        )
    return text + last


ENDLESS = (
    "Looking for the other object calls __getattr__ once more when it is not there, and so on without end. When the name "
    "that is asked for is self._default itself, raise AttributeError at once."
)


def judge_missing(student: Student, default: str, theirs: dict, name: str, is_set: bool = True) -> None:
    """Fail unless looking for what is not there raises AttributeError with its name."""
    seen = student.observe(
        look_up_missing,
        default,
        theirs,
        name,
        is_set,
        tried=tried(default, theirs, {}, f"watch.{name}", is_set),
    )
    got = f"{seen['raised']}: {seen['says']}".rstrip(": ") or repr(seen["value"])
    expected = f"AttributeError, with {name!r} in its message" if is_set else "AttributeError"
    if not seen["raised"]:
        why = which(
            (
                seen["value"] is None and not is_set,
                "None comes back though there is no other object yet. Raise AttributeError: copy and pickle ask for a few names "
                "this early.",
            ),
            (
                seen["value"] is None,
                "None comes back for an attribute that neither of the two has, so hasattr is True for every name, and a misspelt "
                "name goes unnoticed. Raise AttributeError.",
            ),
            otherwise="Nothing is raised. An attribute that neither of the two has is an AttributeError.",
        )
        fail(why, expected=expected, got=got)
    if seen["raised"] == "RecursionError":
        fail(ENDLESS, expected=expected, got=got)
    if seen["raised"] != "AttributeError":
        why = f"hasattr, getattr with a default and copy expect an AttributeError. {seen['raised']} goes right through them."
        fail(why, expected=expected, got=got)
    if is_set and name not in seen["says"]:
        fail("The message does not say which attribute is missing.", expected=expected, got=got)
    if seen["hasattr"] or seen["getattr"] != "a default":
        fail("hasattr and getattr with a default see an attribute that is not there.", expected=expected)


def observe(student: Student, probe: Any, *args: Any, tried: str, **meanings: str) -> Any:
    """What a probe sees. `meanings` say what exceptions mean in this call."""
    why = (
        "__getattribute__ is called for every attribute, self._default included, so looking that up calls it again. Write "
        "__getattr__, which Python calls only for what it has not found."
        if "__getattribute__" in student.form.methods("Delegate")
        else "Your __getattr__ looks something up on self that is not there. That calls __getattr__ again, and so on without end."
    )
    return student.observe(probe, *args, tried=tried, meanings={"RecursionError": why, **meanings})
