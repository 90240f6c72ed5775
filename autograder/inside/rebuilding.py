"""A class of the fallback, built anew on a student's own.

A layer of the reference is a subclass of the reference's `Module`. A student's own `Module` would not take it for one, and
would not register it. And an exception that a callback of the reference raises is not the one that a student's `fit`
catches. So everything that refers to a part that the student has, as a base or by its name, is made once more with the
student's in its place. This needs no source: code stays the same, and only what its names mean changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import CellType, CodeType, FunctionType
from typing import Any

WRAPPERS = (staticmethod, classmethod)
NOT_COPIED = ("__dict__", "__weakref__")


def rebuilt(thing: Any, own: dict[Any, Any]) -> Any:
    """`thing`, built anew on the student's `own` parts in place of those that are the keys."""
    packages = {str(other.__module__).partition(".")[0] for other in [thing, *own]}
    return Rebuilder(tuple(packages), lambda other: own.get(other))(thing)


class Rebuilder:
    """Rebuilds classes and functions of some packages. `own` gives the student's own for one of their parts, or None."""

    def __init__(self, packages: tuple[str, ...], own: Callable[[Any], Any]):
        self._packages = packages
        self._own = own
        self._made: dict[Any, Any] = {}

    def __call__(self, thing: Any) -> Any:
        """`thing` itself where nothing that it refers to has changed, else one like it that refers to the student's."""
        if not self._is_ours(thing):
            return thing
        own = self._own(thing)
        if own is not None:
            return own
        if thing not in self._made:
            self._made[thing] = thing  # where it refers to itself
            if self._reaches(thing, set()):
                made = self._function(thing, None) if isinstance(thing, FunctionType) else self._class(thing)
                self._made[thing] = made
        return self._made[thing]

    def _is_ours(self, thing: Any) -> bool:
        kind = isinstance(thing, type | FunctionType)
        return kind and str(thing.__module__).partition(".")[0] in self._packages

    def _reaches(self, thing: Any, seen: set[Any]) -> bool:
        """Whether a part that the student has can be reached from here."""
        for other in self._referred(thing):
            if self._own(other) is not None:
                return True
            if other not in seen:
                seen.add(other)
                if self._reaches(other, seen):
                    return True
        return False

    def reached(self, thing: Any) -> set[Any]:
        """All of our packages' classes and functions that `thing` refers to, at any distance."""
        seen: set[Any] = set()
        todo = [thing]
        while todo:
            new = set(self._referred(todo.pop())) - seen
            seen |= new
            todo += new
        return seen

    def _referred(self, thing: Any) -> Iterator[Any]:
        """Bases, and what names in the code mean, of our packages."""
        if isinstance(thing, type):
            yield from (base for base in thing.__bases__ if self._is_ours(base))
            for function in filter(None, map(_function_in, vars(thing).values())):
                yield from (other for other in self._globals(function).values() if other is not thing)
        else:
            yield from self._globals(thing).values()

    def _globals(self, function: FunctionType) -> dict[str, Any]:
        found = {n: function.__globals__[n] for n in _names(function.__code__) if n in function.__globals__}
        return {name: value for name, value in found.items() if self._is_ours(value)}

    def _class(self, thing: type) -> type:
        itself = CellType()  # what `super()` looks at
        body = {
            name: self._member(value, itself) for name, value in vars(thing).items() if name not in NOT_COPIED
        }
        made = type(thing)(thing.__name__, tuple(self(base) for base in thing.__bases__), body)
        itself.cell_contents = made
        return made

    def _member(self, value: Any, itself: CellType) -> Any:
        if isinstance(value, FunctionType):
            return self._function(value, itself)
        if isinstance(value, WRAPPERS):
            return type(value)(self._member(value.__func__, itself))
        if isinstance(value, property):
            return property(*(f and self._member(f, itself) for f in (value.fget, value.fset, value.fdel)))
        return value

    def _function(self, function: FunctionType, itself: CellType | None) -> FunctionType:
        names = {**function.__globals__, **{n: self(v) for n, v in self._globals(function).items()}}
        free = zip(function.__code__.co_freevars, function.__closure__ or (), strict=True)
        cells = tuple(itself if name == "__class__" and itself else cell for name, cell in free)
        made = FunctionType(function.__code__, names, function.__name__, function.__defaults__, cells)
        made.__kwdefaults__ = function.__kwdefaults__
        made.__dict__.update(function.__dict__)
        made.__doc__, made.__qualname__, made.__module__ = (
            function.__doc__,
            function.__qualname__,
            function.__module__,
        )
        return made


def _function_in(value: Any) -> FunctionType | None:
    if isinstance(value, WRAPPERS):
        value = value.__func__
    if isinstance(value, property):
        value = value.fget
    return value if isinstance(value, FunctionType) else None


def _names(code: CodeType) -> set[str]:
    """All names that the code reads, that of functions inside it included."""
    inner = (_names(const) for const in code.co_consts if isinstance(const, CodeType))
    return set(code.co_names).union(*inner)
