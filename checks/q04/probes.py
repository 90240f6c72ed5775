"""Shared by the checks of q04: what the three functions make of a path, and how they are written."""

from __future__ import annotations

import ast
import random
from collections.abc import Iterator
from pathlib import PurePath, PurePosixPath
from typing import Any

from autograder.checking import (
    Form,
    Opaque,
    Student,
    StudentRaised,
    expect_equal,
    fail,
    kind_of,
    short,
    which,
)

NAMES = ("label_of", "split_of", "extension_of")

MEANINGS = {
    "list index out of range": "This path has no suffix, and `suffixes` is an empty list then. `suffix` is an empty str.",
    "'str' object is not callable": "Parentheses call what stands before them, and a name or a suffix is a str. The "
    "book writes `Self.parent.name()`, for an older fastcore. Today a chain that ends in an attribute has a `~` in front, "
    "and no parentheses.",
    "must be applied to an object": "This chain was called before it was given a path.",
    "object is not callable": "A step of the chain calls something that is not a method: `parent` and `name` are attributes, and "
    "get no parentheses.",
    "has no attribute": "The chain takes a step that is not there. Try it on one path first: `Path('a/b/c.JPEG').parent...`",
}


def apply(names: Any, name: str, path: str) -> Any:
    """What the student's function makes of a path."""
    from pathlib import Path

    function = getattr(names, name)
    return function(Path(path)) if callable(function) else ("cannot be called", function)


def asked_by(names: Any, name: str, path: str) -> list[str]:
    """The files of the code that asks a path for its parts while the function `name` looks at it, except pathlib's own."""
    import os
    import pathlib
    import sys

    asking: list[str] = []

    def watched(part: str) -> property:
        def asked(self: Any) -> Any:
            asking.append(sys._getframe(1).f_code.co_filename)
            return getattr(super(Watched, self), part)

        return property(asked)

    class Watched(type(pathlib.Path())):  # type: ignore[misc]
        pass

    for part in ("name", "parent", "parents", "parts", "suffix"):
        setattr(Watched, part, watched(part))
    getattr(names, name)(Watched(path))
    return [file for file in asking if os.path.basename(file) != "pathlib.py"]


def runs_self(student: Student, name: str, path: str) -> bool:
    """Whether it is a chain of fastcore's that looks at the path. True also where nobody can tell."""
    try:
        asking = student.observe(asked_by, name, path)
    except StudentRaised:
        return True
    return not asking or any("fastcore" in file for file in asking)


def drawn_path(draw: random.Random) -> tuple[list[str], str]:
    """A path as (its folders, its name without a suffix), at a depth of 2 to 6."""
    folders = [f"{draw.choice('abcdefgh')}{draw.randrange(100)}" for _ in range(draw.randrange(2, 7))]
    return folders, f"{draw.choice(['Image', 'n01440764'])}_{draw.randrange(10**5)}"


def judge_function(student: Student, name: str, path: str) -> None:
    """Fail unless the function `name` makes the right thing of the path."""
    p = PurePosixPath(path)
    expected = {
        "label_of": p.parent.name,
        "split_of": p.parent.parent.name,
        "extension_of": p.suffix.lower(),
    }[name]
    got = student.observe(apply, name, path, tried=f'{name}(Path("{path}"))')
    if isinstance(got, tuple) and got[:1] == ("cannot be called",):
        value = got[1]
        fail(
            which(
                (
                    isinstance(value, str) and "Self" in value,
                    f"{name} is a str. Leave out the quotes: a chain is written as code.",
                ),
                (value is None, f"{name} is still None. Set it to a chain that starts with Self."),
                (
                    isinstance(value, str),
                    f"{name} is a str already. Leave the path out of the chain: it comes when {name} is called.",
                ),
                otherwise=f"{name} cannot be called. It should be a function, and its type is {kind_of(value)}.",
            ),
            expected=repr(expected),
            got=f"{name} is {short(value)}",
        )
    expect_equal(
        got,
        expected,
        why="That is another part of the path. Try your chain on one path first: `Path('a/b/c.JPEG').parent...`",
        mistakes=[*UNFINISHED, *PARTS[name](p)],
    )


UNFINISHED: list[tuple[Any, str]] = [
    (
        lambda got: kind_of(got) == "_Self" and ".lower" in got.text,
        "The chain is unfinished: `lower` is a method, so the chain has to call it, with `()`.",
    ),
    (
        lambda got: kind_of(got) == "_Self",
        "This chain is unfinished: it noted one more step, and looked nothing up. A chain that ends in an attribute becomes a "
        "function by a `~` in front.",
    ),
    (
        lambda got: kind_of(got) in ("builtin_function_or_method", "method"),
        "This is a method, not what it returns. Call it in the chain, with `()`.",
    ),
    (
        lambda got: isinstance(got, PurePath),
        "This is a Path. Its `name` is the last part of it, as a str.",
    ),
    (
        lambda got: isinstance(got, Opaque) and got.type == "_PathParents",
        "These are all the folders above the file. Pick one, and take its `name`.",
    ),
]
"""What any of the three may give that is no part of the path."""


def of_label(p: PurePosixPath) -> list[tuple[Any, str]]:
    own = "This comes from the file's own name, which is not a safe guide. The folder that the file is in is its `parent`."
    return [
        *((wrong, own) for wrong in (p.name, p.stem, p.stem.partition("_")[0])),
        (p.parent.parent.name, "This is the folder one further up."),
        *changed(p.parent),
    ]


def of_split(p: PurePosixPath) -> list[tuple[Any, str]]:
    return [
        (p.parent.name, "This is the folder that the file is in. The one above it is wanted."),
        (p.parent.parent.parent.name, "This is one folder too far up."),
        *changed(p.parent.parent),
    ]


def changed(folder: PurePosixPath) -> list[tuple[Any, str]]:
    """A folder's name as it should not be."""
    whole = "Give the folder's name whole and as it is: cut nothing off, and change no letter."
    name = folder.name
    return [
        (str(folder), "This is the folder's whole path. Its `name` is the last part alone."),
        *((wrong, whole) for wrong in (name.lower(), name.upper(), folder.stem, name.partition(".")[0])),
        (
            lambda got: got in folder.parts,
            "This counts the folders from the front, or stops at the wrong one. Count from the file up.",
        ),
    ]


def of_extension(p: PurePosixPath) -> list[tuple[Any, str]]:
    return [
        (p.suffix, "The suffix is right, but not in lower case yet."),
        (p.suffix.upper(), "These are capitals: `upper` in place of `lower`."),
        (p.suffix.lower().lstrip("."), "The dot is part of a suffix."),
        (p.name.lower(), "This is the whole name in lower case. Its suffix is wanted."),
        (p.stem.lower(), "This is the name without its suffix. The suffix is wanted."),
        (lambda got: isinstance(got, list), "This is a list. A path's `suffix` is its last one, as a str."),
        (
            lambda got: got != "" and p.suffix == "",
            "This path has no suffix, and so the answer is an empty str. `suffix` knows.",
        ),
        (lambda got: got.endswith(p.suffix.lower()), "Only the last suffix is wanted, from its dot on."),
    ]


PARTS = {"label_of": of_label, "split_of": of_split, "extension_of": of_extension}


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
        called = [called_by(node) for node in self.nodes(name) if isinstance(node, ast.Call)]
        makers = {maker for maker in called if maker != name and "Self" in self.form.uses(maker)}
        code = [self.values[maker] for maker in makers if maker in self.values]
        methods = [node for maker in code if isinstance(maker, ast.ClassDef) for node in maker.body]
        helpers = {id(node) for node in [*code, *methods]}
        return any(isinstance(node, kinds) and id(node) not in helpers for node in self.nodes(name))

    def starts_with_self(self, name: str) -> bool:
        """Whether fastcore's Self, by whatever name, has a part in it."""
        return "Self" in self.form.uses(name) or any(
            isinstance(node, ast.alias) and node.name == "Self" for node in self.nodes(name)
        )


def called_by(call: ast.Call) -> str:
    """The name of what a call calls, or has `map` call: `climb` in `climb(1)`, `Chains.climb(1)` and `map(climb, [1, 2])`."""
    at = call.func
    if "map" in (getattr(at, "id", ""), getattr(at, "attr", "")) and call.args:
        at = call.args[0]
    while isinstance(at, ast.Attribute | ast.Call):
        at = at.value if isinstance(at, ast.Attribute) else at.func
    return at.id if isinstance(at, ast.Name) else ""


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
