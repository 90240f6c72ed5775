"""Shared by the checks of notebook 02: trying modules, and saying in words what usually goes wrong with them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from autograder.checking import StudentRaised, fail


def attempt(
    student: Any, probe: Callable, *args: Any, tried: str, meanings: dict[str, str] | None = None
) -> Any:
    """What the probe returns. Where the student's code raises, says what that means.

    `meanings` are words of an exception's type or text, and what to say of it.
    """
    try:
        return student.observe(probe, *args, tried=tried)
    except StudentRaised as raised:
        error = raised.error
        if error.type == "NotImplementedError" and "has no forward" in error.says:
            fail(
                "It has no forward, or calls that of a parent that has none. Module.__call__ runs the method named forward.",
                got=f"{error.type}: {error.says}",
            )
        known = {
            "call super().__init__() first": "Module.__init__ makes the lists in which parameters and modules are "
            "registered. It has to run before the first of them is set: call super().__init__() first.",
            **(meanings or {}),
        }
        said = f"{error.type}: {error.says}"
        raised.meaning = next((means for words, means in known.items() if words in said), raised.meaning)
        raise
