"""What holds the answer to an exercise, taken away from the process in which that exercise is answered.

The reference is in memory there, since exercises build on it, and whoever looks long enough finds it: in `sys.modules`,
by the garbage collector, through the globals of any function. So the code itself goes. Whichever way a function was
reached, and whatever was made of it (a subclass, a partial, another name), it raises `TakenAway` when it is called. What
torch has compiled has no code that could go: its operators ("torch.ops.aten:logsumexp") get other kernels, which raise the
same in every thread, and whichever of torch's functions leads to them.

What is gone stays gone: an audit hook, which Python has no way to remove, refuses to run the same code once more, whether
a module is reloaded, imported afresh, or run from its file. In the sandbox those files are covered too (`files_of`), so
that there is nothing to read or to import there, for other processes and interpreters either.
"""

from __future__ import annotations

import importlib
import linecache
import os
import sys
import types
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any

PATH = "where it is"
OPERATORS = "torch.ops."
# The kernels that compute on this machine. All others only call these.
KERNELS = ("CPU", "SparseCPU", "SparseCsrCPU", "NestedTensorCPU", "MkldnnCPU", "QuantizedCPU")
FOR_ANY_DEVICE = ("CompositeExplicitAutograd", "CompositeExplicitAutogradNonFunctional")


class TakenAway(Exception):
    """The answer called what it was to write itself."""


def take_away(paths: list[str]) -> None:
    """Replace the code of these functions and classes, for good; a path is "reference.losses:logsumexp".

    A path in `torch.ops` is one of torch's operators. Raises `LookupError` for one that does not exist.
    """
    for path in filter(_is_operator, paths):
        _replace_kernels(path)
    sys.addaudithook(_refusing(replace_code([path for path in paths if not _is_operator(path)])))


def replace_code(paths: list[str]) -> dict[tuple, str]:
    """Replace the code of what is at these paths; by which their code is known again, and the path of each.

    Raises `LookupError` for one that does not exist.
    """
    known: dict[tuple, str] = {}
    for path in paths:
        module, _, name = path.partition(":")
        found: Any = importlib.import_module(module)
        for part in name.split("."):
            if part not in vars(found):
                raise LookupError(f"there is no {path}")
            found = vars(found)[part]
        for function in _functions(found):
            known[_mark(function.__code__)] = path
            function.__code__ = _gone(path, function.__code__)
    linecache.clearcache()
    return known


def files_of(paths: Sequence[str]) -> list[str]:
    """The files in which these paths' modules lie, compiled or not, as far as they are there."""
    modules = [importlib.import_module(path.partition(":")[0]) for path in paths if not _is_operator(path)]
    files = {getattr(m, name, None) for m in modules for name in ("__file__", "__cached__")}
    return sorted(file for file in files if file and os.path.isfile(file))


def _is_operator(path: str) -> bool:
    return path.startswith(OPERATORS)


def _replace_kernels(path: str) -> None:
    """Make all kernels of an operator raise `TakenAway`, for good. Raises `LookupError` if there is no such operator."""
    import ctypes
    import warnings

    torch: Any = importlib.import_module("torch")
    space, _, name = path.removeprefix(OPERATORS).partition(":")
    known = _operators().get(f"{space}::{name}")
    if not known:
        raise LookupError(f"there is no {path}")

    def gone(*args: Any, **kwargs: Any) -> None:
        raise TakenAway(path)

    library = torch._C._dispatch_library("IMPL", space, "")
    # When this object is deleted, torch restores the kernels. So it lives as long as the process, and no name leads to it.
    ctypes.pythonapi.Py_IncRef(ctypes.py_object(library))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # torch warns about each kernel that is replaced
        for full in known:
            for key in (*KERNELS, *FOR_ANY_DEVICE):
                if torch._C._dispatch_has_kernel_for_dispatch_key(full, key):
                    library.impl(full.partition("::")[2], key, gone)


@cache
def _operators() -> dict[str, list[str]]:
    """The full names of all of torch's operators ("aten::logsumexp.out"), by the part before the dot."""
    found: dict[str, list[str]] = {}
    for full in importlib.import_module("torch")._C._dispatch_get_all_op_names():
        found.setdefault(full.partition(".")[0], []).append(full)
    return found


def _refusing(known: dict[tuple, str]) -> Callable[[str, tuple], None]:
    """A hook that keeps code that is `known` from being run, or put into a function.

    What is run may have some of a class's short methods word for word, which a student may well write. Not all of them.
    """
    wholes: dict[str, set[tuple]] = {}
    for mark, path in known.items():
        wholes.setdefault(path, set()).add(mark)

    def refuse(event: str, args: tuple) -> None:
        if event == "exec":
            found = {mark for code in _all_in(args[0]) if (mark := _mark(code)) in known}
            for path in {known[mark] for mark in found}:
                if wholes[path] <= found:
                    raise TakenAway(path)
        elif event == "function.__new__" or (event == "object.__setattr__" and args[1] == "__code__"):
            if (mark := _mark(args[-1])) in known:
                raise TakenAway(known[mark])
        elif event == "cpython.PyInterpreterState_New":
            raise RuntimeError("no second interpreter here")

    return refuse


def _all_in(code: Any) -> Iterator[types.CodeType]:
    """A piece of code, and all code inside it."""
    todo = [code]
    while todo:
        inner = todo.pop()
        if isinstance(inner, types.CodeType):
            yield inner
            todo += inner.co_consts


def _mark(code: types.CodeType) -> tuple:
    """By what a piece of code is known again: what it does, and how its lines were written. Its file is left out."""
    plain = tuple(repr(value) for value in code.co_consts if not isinstance(value, types.CodeType))
    return code.co_name, code.co_code, code.co_names, code.co_linetable, plain


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
