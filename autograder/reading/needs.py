"""What a cell takes from the cells before it, and what it leaves to those after it.

An answer is run on the earlier cells that it needs and on no others, so that a scratch cell which is slow, fails or never
ends costs nobody anything. Both are read off the source.
"""

from __future__ import annotations

import ast
import symtable
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from autograder.reading.cells import bound, outside_functions, walk
from autograder.reading.magics import magic_of

# Magics after which names may have another meaning, whatever the cell says.
BINDING_MAGICS = {
    "run",
    "pylab",
    "load",
    "loadpy",
    "rerun",
    "recall",
    "macro",
    "store",
    "load_ext",
    "px",
}
_COMPREHENSIONS = {"listcomp", "setcomp", "dictcomp", "genexpr"}


@dataclass(frozen=True)
class Takes:
    """The names that a cell reads and does not define itself, and the attributes that it reads of anything."""

    names: frozenset[str]
    attributes: frozenset[str]


@dataclass(frozen=True)
class Leaves:
    """What a cell leaves behind.

    `names` that it binds; `attributes` that it sets, as (the name that it reaches them through, the attribute); names of
    things that it `changes`, such as a dict that it puts something into; and whether it binds what nobody can tell.
    """

    names: frozenset[str] = frozenset()
    attributes: frozenset[tuple[str, str]] = frozenset()
    changes: frozenset[str] = frozenset()
    anything: bool = False


@dataclass
class _Reads:
    at_once: set[str] = field(default_factory=set)
    when_called: set[str] = field(default_factory=set)


@dataclass
class _Found:
    attributes: set[tuple[str, str]] = field(default_factory=set)
    changes: set[str] = field(default_factory=set)
    anything: bool = False


@lru_cache(maxsize=512)
def takes(tree: ast.Module) -> Takes:
    """What a cell with this syntax tree needs to be there before it runs."""
    attributes = {
        node.attr for node in walk(tree) if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load)
    }
    reads = _Reads()
    in_the_end = _block(tree.body, frozenset(), reads)
    return Takes(frozenset(reads.at_once | (reads.when_called - in_the_end)), frozenset(attributes))


@lru_cache(maxsize=512)
def leaves(tree: ast.Module) -> Leaves:
    """What a cell with this syntax tree leaves behind when it has run."""
    found = _Found()
    for node in outside_functions(tree):
        match node:
            case ast.Attribute(value=value, attr=attr, ctx=ast.Store() | ast.Del()):
                found.attributes.add((_root(value), attr))
            case ast.Subscript(value=value, ctx=ast.Store() | ast.Del()):
                found.changes.add(_root(value))
            case ast.Expr(value=ast.Call(func=ast.Attribute(value=value))) if magic_of(node.value) is None:
                found.changes.add(_root(value))
            case ast.FunctionDef(name=name, decorator_list=decorators) if any(map(_patches, decorators)):
                found.attributes |= {(root, name) for root in _patched(node)}
            case ast.ImportFrom(names=[ast.alias(name="*")]):
                found.anything = True
            case ast.Call():
                _called(node, found)
    return Leaves(
        frozenset(bound(tree)),
        frozenset(found.attributes),
        frozenset(found.changes - {""}),
        found.anything or any(_is_bare_shell(node) for node in _without_magics(tree)),
    )


@lru_cache(maxsize=512)
def repeated(tree: ast.Module, setup: ast.Module) -> frozenset[str]:
    """Names that a cell binds by nothing but an import that the setup cell makes too: it leaves them as they are."""
    mine, theirs = _imported(tree), _imported(setup)
    elsewhere = bound(
        ast.Module([s for s in tree.body if not isinstance(s, ast.Import | ast.ImportFrom)], [])
    )
    return frozenset(name for name, what in mine.items() if theirs.get(name) == what) - elsewhere


def _imported(tree: ast.Module) -> dict[str, set[tuple[str, str]]]:
    found: dict[str, set[tuple[str, str]]] = {}
    for node in tree.body:
        match node:
            case ast.Import(names=aliases):
                for alias in aliases:
                    found.setdefault(alias.asname or alias.name.split(".")[0], set()).add((alias.name, ""))
            case ast.ImportFrom(module=str(module), names=aliases, level=0):
                for alias in aliases:
                    found.setdefault(alias.asname or alias.name, set()).add((module, alias.name))
    return found


def _called(node: ast.Call, found: _Found) -> None:
    if (magic := magic_of(node)) is not None:
        found.anything |= magic[0] in BINDING_MAGICS
        return
    match node:
        case ast.Call(func=ast.Name(id="setattr"), args=[value, ast.Constant(value=str(attr)), _]):
            found.attributes.add((_root(value), attr))
        case ast.Call(func=ast.Name(id="exec" | "eval" | "globals" | "setattr")):
            found.anything = True


def _without_magics(tree: ast.AST) -> Iterator[ast.AST]:
    """Nodes that run with the cell, but for calls that stand for a magic or a command of the shell."""
    todo: list[ast.AST] = [tree]
    while todo:
        node = todo.pop()
        match node:
            case ast.Call(func=ast.Attribute(attr="system" | "getoutput")):
                continue
            case ast.Call() if magic_of(node) is not None:
                continue
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                todo += node.decorator_list
                continue
            case ast.Lambda():
                continue
        yield node
        todo += ast.iter_child_nodes(node)


def _is_bare_shell(node: ast.AST) -> bool:
    """Whether something is done with IPython itself that may bind any name."""
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "get_ipython"


def _root(node: ast.AST) -> str:
    """The name through which a value is reached: `a` of `a.b[0].c`; empty where it is none."""
    while isinstance(node, ast.Attribute | ast.Subscript | ast.Call):
        node = node.func if isinstance(node, ast.Call) else node.value
    return node.id if isinstance(node, ast.Name) else ""


def _patches(decorator: ast.expr) -> bool:
    """Whether this is one of fastcore's, which put a function into a class that exists already."""
    name = decorator.func if isinstance(decorator, ast.Call) else decorator
    return isinstance(name, ast.Name | ast.Attribute) and (
        name.id if isinstance(name, ast.Name) else name.attr
    ).startswith("patch")


def _patched(function: ast.FunctionDef) -> set[str]:
    """The classes that it is put into: its first parameter's annotation, or the decorator's argument."""
    where = [arg for d in function.decorator_list if isinstance(d, ast.Call) for arg in d.args]
    where += [arg.annotation for arg in function.args.args[:1] if arg.annotation]
    return {node.id for place in where for node in ast.walk(place) if isinstance(node, ast.Name)}


def _block(statements: list[ast.stmt], before: frozenset[str], reads: _Reads) -> frozenset[str]:
    """Add to `reads` what these statements read of names that are not bound by then; the names that are bound after them.

    What only one of several branches binds counts as bound in that branch alone.
    """
    known = before
    for statement in statements:
        match statement:
            case ast.For() | ast.AsyncFor():
                _add(statement.iter, known, reads)
                known |= _targets(statement.target)
                _block(statement.body + statement.orelse, known, reads)
            case ast.While() | ast.If():
                _add(statement.test, known, reads)
                for branch in (statement.body, statement.orelse):
                    _block(branch, known, reads)
            case ast.With() | ast.AsyncWith():
                for item in statement.items:
                    _add(item.context_expr, known, reads)
                    known |= _targets(item.optional_vars)
                known = _block(statement.body, known, reads)
            case ast.Try():
                for handler in statement.handlers:
                    if handler.type:
                        _add(handler.type, known, reads)
                    _block(handler.body, known | {handler.name or ""}, reads)
                known = _block(statement.body + statement.orelse + statement.finalbody, known, reads)
            case _:
                _add(statement, known, reads)
                if not isinstance(statement, ast.Match | ast.AugAssign):
                    known |= bound(ast.Module([statement], []))
    return known


def _targets(target: ast.AST | None) -> set[str]:
    return {node.id for node in walk(target) if isinstance(node, ast.Name)} if target else set()


def _add(node: ast.stmt | ast.expr, known: frozenset[str], reads: _Reads) -> None:
    """Add the cell's own names that are read when this runs, and those that its functions read when they are called."""
    try:
        table = symtable.symtable(ast.unparse(node), "cell", "exec")
    except (SyntaxError, ValueError, RecursionError):  # what cannot be told apart is read at once
        reads.at_once |= _targets(node) - known
        return
    at_once: set[str] = set()
    todo: list[tuple[symtable.SymbolTable, set[str]]] = [(table, at_once)]
    while todo:
        scope, into = todo.pop()
        top = scope.get_type() == "module"
        into |= {
            symbol.get_name()
            for symbol in scope.get_symbols()
            if symbol.is_referenced() and (top or symbol.is_global())
        }
        for child in scope.get_children():
            later = child.get_type() == "function" and child.get_name() not in _COMPREHENSIONS
            todo.append((child, reads.when_called if later else into))
    if isinstance(node, ast.AugAssign):  # it reads what it binds, which no symbol table says
        at_once |= _targets(node.target)
    reads.at_once |= at_once - known
