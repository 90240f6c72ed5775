"""Shared by the checks of q04: what the three functions make of a path, and how they are written."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Any

from autograder.checking import Form, Opaque, StudentRaised, fail, kind_of, short

NAMES = ("label_of", "split_of", "extension_of")


def apply(names: Any, name: str, path: str) -> Any:
    """What the student's function makes of a path."""
    from pathlib import Path

    function = getattr(names, name)
    return function(Path(path)) if callable(function) else ("cannot be called", function)


def judge_function(
    student: Any, name: str, path: str, expected: str, mistakes: list[tuple[str, str]]
) -> None:
    """Fail unless the function `name` takes the path to what is expected. `mistakes`: (what comes out, what to say)."""
    try:
        got = student.observe(apply, name, path, tried=f'{name}(Path("{path}"))')
    except StudentRaised as error:
        error.meaning = raised(error.error.says) or error.meaning
        raise
    if isinstance(got, str) and got == expected:
        return
    if isinstance(got, tuple) and got[:1] == ("cannot be called",):
        value = got[1]
        why = f"{name} cannot be called: it is no function but a {kind_of(value)}."
        if value is None:
            why = f"{name} is still None: give it a chain that starts with Self."
        elif isinstance(value, str):
            why = f"{name} is a str already. Leave the path away: it comes when {name} is called."
        fail(why, expected=repr(expected), got=f"{name} is {short(value)}")
    shown = f"{short(got)}" if isinstance(got, str | Opaque) else f"{short(got)} ({kind_of(got)})"
    fail(meaning(name, got, mistakes), expected=repr(expected), got=shown)


def raised(says: str) -> str:
    """What an exception of a `Self` chain usually means."""
    if "'str' object is not callable" in says:
        return (
            "A pair of parentheses at the end of a chain calls what is there, and a name is a str. The book writes "
            "Self.parent.name(), for an older fastcore; today a chain that ends in an attribute is made a function by a "
            "~ in front, and gets no parentheses."
        )
    if "must be applied to an object" in says:
        return "A chain has been called before it was given a path."
    if "object is not callable" in says:
        return "A step of the chain calls something that cannot be called: parentheses follow methods only."
    if "object has no attribute" in says:
        return "The chain takes a step that is not there. Write it out for one path first: Path('a/b/c.JPEG').parent..."
    return ""


def meaning(name: str, got: Any, mistakes: list[tuple[str, str]]) -> str:
    if kind_of(got) == "_Self":
        if name == "extension_of":
            return (
                "The chain is unfinished: lower is a method, so it has to be called, with (), in the chain."
            )
        return (
            "This is an unfinished chain: it has noted one more step and looked nothing up. One that ends in an attribute "
            "becomes a function by a ~ in front."
        )
    if kind_of(got) in ("builtin_function_or_method", "method"):
        return "This is a method, not what it returns. Call it in the chain, with ()."
    if got is None:
        return f"{name} returns nothing."
    for wrong, says in mistakes:
        if got == wrong and isinstance(got, str):
            return says
    if not isinstance(got, str):
        return "A str is wanted: the name of a folder is an attribute of the folder's path."
    return "That is another part of the path. Try your chain on one path first: Path('a/b/c.JPEG').parent..."


class Written:
    """How the names of a cell come to their values, as far as the cell says so itself."""

    def __init__(self, form: Form):
        self.form = form
        self.values: dict[str, ast.AST] = {}
        found = sorted(bindings(form.tree), key=lambda b: b[2])
        for name, value, _ in found:
            self.values[name] = value  # the last one counts

    def nodes(self, name: str) -> list[ast.AST]:
        """All syntax nodes of what the name is last set to, and of the names that this reads in turn."""
        seen: set[str] = set()
        todo = [name]
        found: list[ast.AST] = []
        while todo:
            at = todo.pop()
            if at in seen or at not in self.values:
                continue
            seen.add(at)
            nodes = list(ast.walk(self.values[at]))
            found += nodes
            todo += [node.id for node in nodes if isinstance(node, ast.Name)]
        return found

    def is_left_out(self, name: str) -> bool:
        """Whether the name is never set, or still to None."""
        value = self.values.get(name)
        return value is None or (isinstance(value, ast.Constant) and value.value is None)

    def is_defined(self, name: str) -> bool:
        """Whether the function is itself a lambda or a def, perhaps a wrapped or renamed one.

        A helper that is called and *makes* the function, from Self, is as good as a chain written out.
        """
        kinds = (ast.Lambda, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
        makers = {
            node.func.id
            for node in self.nodes(name)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        }
        makers = {maker for maker in makers if maker != name and "Self" in self.form.uses(maker)}
        helpers = {id(self.values[maker]) for maker in makers if maker in self.values}
        return any(isinstance(node, kinds) and id(node) not in helpers for node in self.nodes(name))

    def starts_with_self(self, name: str) -> bool:
        """Whether fastcore's Self, by whatever name, has a part in it."""
        return "Self" in self.form.uses(name) or any(
            isinstance(node, ast.alias) and node.name == "Self" for node in self.nodes(name)
        )


def bindings(tree: ast.AST) -> Iterator[tuple[str, ast.AST, int]]:
    """Every (name, what it is set to, line) of a cell, outside functions."""
    for node in ast.iter_child_nodes(tree):
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                yield name, node, node.lineno
                continue
            case ast.Lambda():
                continue
            case ast.Assign(targets=targets, value=value):
                for target in targets:
                    yield from parts(target, value)
            case (
                ast.AnnAssign(target=target, value=ast.expr() as value)
                | ast.NamedExpr(target=target, value=value)
            ):
                yield from parts(target, value)
            case ast.Import(names=aliases) | ast.ImportFrom(names=aliases):
                for alias in aliases:
                    yield (alias.asname or alias.name).split(".")[0], alias, node.lineno
        yield from bindings(node)


def parts(target: ast.expr, value: ast.expr) -> Iterator[tuple[str, ast.AST, int]]:
    match target, value:
        case ast.Name(id=name), _:
            yield name, value, target.lineno
        case ((ast.Tuple() | ast.List()), (ast.Tuple() | ast.List())) if len(target.elts) == len(value.elts):
            for inner, part in zip(target.elts, value.elts, strict=True):
                yield from parts(inner, part)
        case ((ast.Tuple() | ast.List()), _):
            for inner in target.elts:
                yield from parts(inner, value)
