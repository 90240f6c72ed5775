"""Which names a definition reads and an assignment binds, for the facts of `form.py`."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator

from autograder.reading.cells import walk


def assigned(target: ast.expr, value: ast.expr) -> Iterator[tuple[str, ast.expr]]:
    """The names that an assignment binds, each with its part of the value where that can be told."""
    match target, value:
        case ast.Name(id=name) | ast.Attribute(attr=name), _:
            yield name, value
        case ast.Starred(value=inner), _:
            yield from assigned(inner, value)
        case ((ast.Tuple() | ast.List()), _):
            parts = value.elts if isinstance(value, ast.Tuple | ast.List) else []
            starred = any(isinstance(o, ast.Starred) for o in [*target.elts, *parts])
            if starred or len(parts) != len(target.elts):
                parts = [value] * len(target.elts)
            for inner, part in zip(target.elts, parts, strict=True):
                yield from assigned(inner, part)


def read_from_outside(node: ast.AST) -> set[str]:
    """Names and attributes that a definition reads, but for its own variables.

    A variable of a function has nothing to do with one of the same name beside it in the cell.
    """
    names: set[str] = set()
    attributes: set[str] = set()
    own: set[str] = set()
    shared: set[str] = set()
    for inner in walk(node):
        match inner:
            case ast.Name(id=name, ctx=ast.Load()) | ast.AugAssign(target=ast.Name(id=name)):
                names.add(name)
            case ast.Attribute(attr=name, ctx=ast.Load()):
                attributes.add(name)
            case ast.Name(id=name) | ast.arg(arg=name):
                own.add(name)
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                if inner is not node:
                    own.add(name)
            case ast.Global(names=outer):
                shared |= set(outer)
    return (names - (own - shared)) | attributes


def asked_of_values(node: ast.AST, functions: set[str]) -> set[str]:
    """Those of `functions` whose names a definition reads as attributes of values that it computes with, and not otherwise.

    With `def f(x): return (x - x.max()).logsumexp(0)` it is the tensor's own method, whatever else the answer calls
    logsumexp. What does not come from the arguments may be anything, such as the module that the function stands in.
    """
    names = _names_of_values(node)
    asked: set[str] = set()
    otherwise: set[str] = set()
    for inner in walk(node):
        match inner:
            case ast.Attribute(value=value, attr=attr) if _is_value(value, names):
                asked.add(attr)
            case ast.Attribute(attr=attr) | ast.Name(id=attr):
                otherwise.add(attr)
    return (asked - otherwise) & functions


def _names_of_values(node: ast.AST) -> set[str]:
    """Parameters without a default, and variables that are only ever assigned what is computed from them."""
    given: set[str] = set()
    anything: set[str] = set()
    stores: Counter[str] = Counter()
    assigned_to: dict[str, list[ast.expr]] = {}
    for inner in walk(node):
        match inner:
            case ast.arguments(posonlyargs=first, args=rest, defaults=defaults, kwonlyargs=by_name):
                positional = [arg.arg for arg in [*first, *rest]]
                with_default = len(positional) - len(defaults)
                given |= set(positional[:with_default])
                anything |= {*positional[with_default:], *(arg.arg for arg in by_name)}
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                assigned_to.setdefault(name, []).append(value)
            case ast.AugAssign(target=ast.Name(id=name)):
                stores[name] -= 1  # arithmetic, whose store is counted below
            case ast.Name(id=name, ctx=ast.Store() | ast.Del()):
                stores[name] += 1
            case ast.Import(names=aliases) | ast.ImportFrom(names=aliases):
                anything |= {(a.asname or a.name).split(".")[0] for a in aliases}
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name) | ast.ExceptHandler(name=str(name)):
                anything.add(name)
            case ast.MatchAs(name=str(name)) | ast.MatchStar(name=str(name)):
                anything.add(name)
            case ast.Global(names=outer) | ast.Nonlocal(names=outer):
                anything |= set(outer)
    # One that is bound in another way, too (a loop, an import, a tuple), may be anything.
    names = {n for n in given | set(assigned_to) if stores[n] == len(assigned_to.get(n, ()))} - anything
    while wrong := {n for n in names if not all(_is_value(v, names) for v in assigned_to.get(n, ()))}:
        names -= wrong
    return names


def _is_value(node: ast.expr, names: set[str]) -> bool:
    match node:
        case ast.BinOp() | ast.UnaryOp():
            return True
        case ast.Name(id=name):
            return name in names
        case ast.Subscript(value=value) | ast.Call(func=ast.Attribute() as value):
            return _is_value(value, names)
        case ast.Attribute(value=value, attr=attr):
            return not attr.startswith("_") and _is_value(value, names)
    return False
