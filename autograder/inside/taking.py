"""What holds the answer to an exercise, taken away from the process in which that exercise is answered.

The reference is in memory there, since exercises build on it, and whoever looks long enough finds it: in `sys.modules`,
by the garbage collector, through the globals of any function. So the code itself goes. Whichever way a function was
reached, and whatever was made of it (a subclass, a partial, another name), it raises `TakenAway` when it is called.
"""

from __future__ import annotations

import importlib
import linecache
import types
from collections.abc import Iterator
from functools import cache
from typing import Any

PATH = "where it is"


class TakenAway(Exception):
    """The answer called what it was to write itself."""


def take_away(paths: list[str]) -> None:
    """Replace the code of these functions and classes; a path is "reference.losses:logsumexp".

    Raises `LookupError` for one that does not exist.
    """
    for path in paths:
        module, _, name = path.partition(":")
        found: Any = importlib.import_module(module)
        for part in name.split("."):
            if part not in vars(found):
                raise LookupError(f"there is no {path}")
            found = vars(found)[part]
        for function in _functions(found):
            function.__code__ = _gone(path, function.__code__)
    linecache.clearcache()


def _functions(found: Any) -> Iterator[types.FunctionType]:
    """Every plain function in it: behind decorators, properties, and in the body of a class."""
    if isinstance(found, type):
        for value in vars(found).values():
            if not isinstance(value, type):
                yield from _functions(value)
    elif isinstance(found, property):
        for part in (found.fget, found.fset, found.fdel):
            yield from _functions(part)
    elif isinstance(found, staticmethod | classmethod):
        yield from _functions(found.__func__)
    elif isinstance(found, types.FunctionType):
        yield found
        yield from _functions(getattr(found, "__wrapped__", None))


def _gone(path: str, code: types.CodeType) -> types.CodeType:
    """Code that raises `TakenAway`, and fits where `code` was: it has as many variables from outside."""
    gone = _template(len(code.co_freevars))
    return gone.replace(co_consts=tuple(path if value == PATH else value for value in gone.co_consts))


@cache
def _template(free_variables: int) -> types.CodeType:
    free = [f"free{i}" for i in range(free_variables)]
    lines = [
        "def around():",
        *(f"    {name} = None" for name in free),
        "    def gone(*args, **kwargs):",
        f"        from {__name__} import TakenAway",
        f"        raise TakenAway({PATH!r})",
        *(f"        {name}" for name in free),
        "    return gone",
    ]
    space: dict[str, Any] = {}
    exec("\n".join(lines), space)
    return space["around"]().__code__
