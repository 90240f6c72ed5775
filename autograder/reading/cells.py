"""Facts about one cell, read from its source: what it binds and what it reads."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import lru_cache

from autograder.reading.magics import LONGEST, MOST_MAGICS, magic_lines, program, transformed

DEEPEST = 100  # levels of a cell's syntax tree
MOST_DIGITS = 4_000  # of a whole number; Python refuses to print much longer ones
_LONG_NUMBER = re.compile(
    r"0[xXoObB][0-9a-fA-F_]{2000}"
)  # a decimal this long cannot be read in the first place


def parse(source: str) -> ast.Module:
    """A cell's syntax tree, with IPython's magics turned into Python; empty where it is not Python, or `unreadable`."""
    return _read(source)[0]


def unreadable(source: str) -> str:
    """Why what a cell does cannot be read off its source, if so: nobody writes such a cell by hand."""
    return _read(source)[1]


@lru_cache(maxsize=1024)
def _read(source: str) -> tuple[ast.Module, str]:
    nothing = ast.Module(body=[], type_ignores=[])
    if len(source) > LONGEST:
        return nothing, f"is {len(source):,} characters long, and {LONGEST:,} are read"
    try:
        source = program(source)
        try:
            tree = _tree(source)
        except (SyntaxError, ValueError):
            if (magics := magic_lines(source)) > MOST_MAGICS:
                return nothing, f"has {magics:,} lines of IPython's own, and {MOST_MAGICS} are read"
            tree = _tree(transformed(source))
        deep = _is_deep(tree)
    except (RecursionError, MemoryError):
        deep = True
    except Exception:  # of whatever kind; it does not run either
        return nothing, ""
    if not deep and _LONG_NUMBER.search(source) and _has_long_number(tree):
        return nothing, f"has a number of more than {MOST_DIGITS:,} digits"
    return (nothing, f"is nested more than {DEEPEST} levels deep") if deep else (tree, "")


def _has_long_number(tree: ast.Module) -> bool:
    return any(
        isinstance(node, ast.Constant) and type(node.value) is int and node.value >= 10**MOST_DIGITS
        for node in ast.walk(tree)
    )


def _tree(source: str) -> ast.Module:
    # What IPython runs may wait for something outside of functions.
    return compile(source, "<cell>", "exec", ast.PyCF_ONLY_AST | ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, True)


@lru_cache(maxsize=512)
def walk(tree: ast.AST) -> tuple[ast.AST, ...]:
    """The nodes of a syntax tree that nobody changes any more, as `ast.walk` gives them. Facts ask for them often."""
    return tuple(ast.walk(tree))


def _is_deep(tree: ast.AST) -> bool:
    """Whether functions that recurse over this tree would run into Python's limit."""
    level = [tree]
    for _ in range(DEEPEST):
        level = [child for node in level for child in ast.iter_child_nodes(node)]
    return bool(level)


@lru_cache(maxsize=1024)
def bound(tree: ast.AST) -> frozenset[str]:
    """Names that running the cell binds at its top level."""
    names: set[str] = set()
    loops = {
        id(name) for node in walk(tree) if isinstance(node, ast.comprehension) for name in walk(node.target)
    }
    for node in outside_functions(tree):
        if id(node) in loops:  # a comprehension keeps its own variables
            continue
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                names.add(name)
            case ast.Name(id=name, ctx=ast.Store() | ast.Del()):
                names.add(name)
            case ast.Import(names=aliases) | ast.ImportFrom(names=aliases):
                names |= {(a.asname or a.name).split(".")[0] for a in aliases}
            case ast.ExceptHandler(name=str(name)) | ast.MatchAs(name=str(name)):
                names.add(name)
    for node in walk(tree):
        if isinstance(node, ast.Global):
            names |= set(node.names)
    return frozenset(names)


def used(tree: ast.AST) -> set[str]:
    """Names and attributes that the cell reads, anywhere in it."""
    names: set[str] = set()
    for node in walk(tree):
        match node:
            case ast.Name(id=name, ctx=ast.Load()) | ast.Attribute(attr=name, ctx=ast.Load()):
                names.add(name)
            case ast.AugAssign(target=ast.Name(id=name)):
                names.add(name)
    return names


def outside_functions(tree: ast.AST) -> Iterator[ast.AST]:
    """Every node that runs when the cell runs: all but the bodies of functions and classes."""
    todo = list(ast.iter_child_nodes(tree))
    while todo:
        node = todo.pop()
        yield node
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            todo += node.decorator_list
        elif not isinstance(node, ast.Lambda):
            todo += ast.iter_child_nodes(node)
