"""Which names a definition reads and an assignment binds, for the facts of `form.py`."""

from __future__ import annotations

import ast
from collections.abc import Iterator


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
    for inner in ast.walk(node):
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


def asked_of_parameters(node: ast.AST, functions: set[str]) -> set[str]:
    """Those of `functions` whose names a definition reads as attributes of what it is given, and not otherwise.

    With `def f(x): return x.logsumexp(1)` it is the tensor's own method, whatever else the answer calls logsumexp. A
    parameter with a default, or that is bound anew, may be anything.
    """
    given: set[str] = set()
    for inner in ast.walk(node):
        if isinstance(inner, ast.arguments):
            positional = [*inner.posonlyargs, *inner.args]
            given |= {arg.arg for arg in positional[: len(positional) - len(inner.defaults)]}
            given -= {arg.arg for arg in positional[len(positional) - len(inner.defaults) :]}
    given -= {n.id for n in ast.walk(node) if isinstance(n, ast.Name) and not isinstance(n.ctx, ast.Load)}
    asked: set[str] = set()
    otherwise: set[str] = set()
    for inner in ast.walk(node):
        match inner:
            case ast.Attribute(value=ast.Name(id=name), attr=attr) if name in given:
                asked.add(attr)
            case ast.Attribute(attr=attr) | ast.Name(id=attr):
                otherwise.add(attr)
    return (asked - otherwise) & functions
