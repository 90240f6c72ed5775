"""What an answer may not import, since it holds the solution.

What the released setup cell imports may be imported again anywhere; nothing else of what is off limits may.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from autograder.reading.cells import parse, walk

_DOTTED = re.compile(r"\w+(\.\w+)*")


def forbidden_import(source: str, off_limits: Sequence[str], setup: str = "") -> tuple[str, str] | None:
    """What the source imports, or fetches by name, of the modules that are `off_limits`: ("reference", "ConvLayer").

    None where that is nothing but what the `setup` cell imports too.
    """
    allowed = _imported(setup) if setup else frozenset()
    for module, name in _imports(parse(source)):
        root = module.split(".")[0]
        if root in off_limits and _DOTTED.fullmatch(module) and (module, name) not in allowed:
            return root, name or module
    return None


def says_where(cell: str, name: str) -> str:
    """A sentence for a refusal: which cell it is about, and which name."""
    return f"\nIt is the import of {name!r} in {cell if cell.startswith('cell ') else f'cell {cell}'}."


@lru_cache(maxsize=64)
def _imported(setup: str) -> frozenset[tuple[str, str]]:
    return frozenset(_imports(parse(setup)))


def _imports(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Each module that is imported or asked for by its name, with what is taken from it; empty for all of it."""
    for node in walk(tree):
        match node:
            case ast.Import(names=aliases):
                yield from ((alias.name, "") for alias in aliases)
            case ast.ImportFrom(module=str(module), names=aliases, level=0):
                yield from ((module, alias.name) for alias in aliases)
            case ast.Call(func=func, args=args, keywords=keywords) if "import" in ast.unparse(func):
                for arg in [*args, *(keyword.value for keyword in keywords)]:
                    if isinstance(arg, ast.Constant) and isinstance(arg.value, str):
                        yield arg.value, ""
            case ast.Subscript(value=where, slice=ast.Constant(value=str(key))) if "modules" in ast.unparse(
                where
            ):
                yield key, ""
