"""Facts about one cell, read from its source: what it binds, what it reads, what it imports."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import lru_cache

LONGEST = 50_000  # characters of one cell
DEEPEST = 100  # levels of a cell's syntax tree
MOST_MAGICS = 50  # of IPython's own lines in a cell
MOST_WORK = 500  # their number times the cell's characters: IPython reads all of it again for each
MAGIC = re.compile(r"(?m)^([ \t]*+)(?:[!%?/,;].*|.*\?[ \t]*)$|(=[ \t]*)[!%].*$")
FORBIDDEN = re.compile(r"(reference|autograder|solutions)(\.\w+)*")


def parse(source: str) -> ast.Module:
    """A cell's syntax tree, with IPython's magics turned into Python; empty where it is no Python, or `unreadable`."""
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
        try:
            tree = _tree(source)
        except (SyntaxError, ValueError):
            magics = len(MAGIC.findall(source))
            if magics > MOST_MAGICS:
                return nothing, f"has {magics:,} lines of IPython's own, and {MOST_MAGICS} are read"
            if magics * len(source) > MOST_WORK and not source.lstrip().startswith("%%"):
                # As long as IPython would take for it grows with the square of their number.
                tree = _tree(MAGIC.sub(r"\1\2get_ipython()", source))
            else:
                from IPython.core.inputtransformer2 import TransformerManager

                tree = _tree(TransformerManager().transform_cell(source))
        deep = _is_deep(tree)
    except (RecursionError, MemoryError):
        deep = True
    except Exception:  # of whatever kind; it does not run either
        return nothing, ""
    return (nothing, f"is nested more than {DEEPEST} levels deep") if deep else (tree, "")


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


def bound(tree: ast.AST) -> set[str]:
    """Names, and attributes of any object, that running the cell binds at its top level."""
    names: set[str] = set()
    for node in _outside_functions(tree):
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                names.add(name)
            case ast.Name(id=name, ctx=ast.Store() | ast.Del()):
                names.add(name)
            case ast.Attribute(attr=name, ctx=ast.Store() | ast.Del()):
                names.add(name)
            case ast.Import(names=aliases) | ast.ImportFrom(names=aliases):
                names |= {(a.asname or a.name).split(".")[0] for a in aliases}
            case ast.ExceptHandler(name=str(name)) | ast.MatchAs(name=str(name)):
                names.add(name)
    for node in walk(tree):
        if isinstance(node, ast.Global):
            names |= set(node.names)
    return names


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


def binds_anything(tree: ast.Module) -> bool:
    """Whether what the cell binds cannot be told from its source (star imports, `exec`, magics)."""
    for node in _outside_functions(tree):
        match node:
            case ast.ImportFrom(names=[ast.alias(name="*")]):
                return True
            case ast.Call(func=ast.Name(id="exec" | "eval" | "globals" | "setattr" | "get_ipython")):
                return True
    return False


def _outside_functions(tree: ast.AST) -> Iterator[ast.AST]:
    """Every node that runs when the cell runs: all but the bodies of functions and classes."""
    todo = list(ast.iter_child_nodes(tree))
    while todo:
        node = todo.pop()
        yield node
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            todo += node.decorator_list
        elif not isinstance(node, ast.Lambda):
            todo += ast.iter_child_nodes(node)


def forbidden_import(source: str) -> str | None:
    """The forbidden module that the source imports or fetches by name, if any."""
    for node in walk(parse(source)):
        modules: list[object]
        match node:
            case ast.Import(names=aliases):
                modules = [a.name for a in aliases]
            case ast.ImportFrom(module=str(module), level=0):
                modules = [module]
            case ast.Call(func=func, args=args, keywords=keywords) if "import" in ast.unparse(func):
                modules = [
                    a.value for a in [*args, *(k.value for k in keywords)] if isinstance(a, ast.Constant)
                ]
            case ast.Subscript(value=where, slice=ast.Constant(value=key)) if "modules" in ast.unparse(where):
                modules = [key]
            case _:
                continue
        for name in modules:
            if isinstance(name, str) and FORBIDDEN.fullmatch(name):
                return name.split(".")[0]
    return None
