"""Shared by the checks of q27: objects of many kinds to follow paths through."""

from __future__ import annotations

from typing import Any

MISSING = "AttributeError"


def node(values: Any) -> Any:
    """An object whose attributes are those of a dict; dicts in it become objects too."""
    from types import SimpleNamespace

    if isinstance(values, dict):
        return SimpleNamespace(**{name: node(value) for name, value in values.items()})
    return values


def follow(names: Any, values: dict, dotted: str, default: list) -> tuple[str, Any]:
    """("value", what get_path returns), or ("raised", "AttributeError")."""
    try:
        return "value", names.get_path(node(values), dotted, *default)
    except AttributeError:
        return "raised", MISSING


def faulty(names: Any, kind: str, says: str, default: list) -> tuple[str, str]:
    """What comes of a path on which a property raises an exception of this kind."""
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
