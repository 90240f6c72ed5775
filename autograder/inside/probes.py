"""Probes that every exercise shares. They run beside the student's code."""

from __future__ import annotations

from typing import Any

from autograder.inside.shell import Namespace


def call_by_name(names: Namespace, name: str, args: tuple, kwargs: dict) -> Any:
    """What the student's function returns for these arguments."""
    return getattr(names, name)(*args, **kwargs)


def origins(names: Namespace, wanted: list[str]) -> dict[str, str]:
    """The module that each of the student's functions and classes says it comes from."""
    found = {}
    for name in wanted:
        if name in names:
            module = getattr(getattr(names, name), "__module__", None)
            found[name] = module if isinstance(module, str) else ""
    return found
