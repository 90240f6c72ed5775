"""Changes to a program as a person makes them by mistake: each takes a piece of it away, or puts one in the wrong place.

Each is made in the text of the program, so that all else stays as it was written.
"""

from __future__ import annotations

import ast
import textwrap
from collections.abc import Iterator

BLOCKS = (ast.For, ast.While, ast.If, ast.With, ast.Try)


def blunders(source: str) -> Iterator[tuple[str, str]]:
    """Each change to `source`, as its name and the changed program. All of these can be parsed."""
    text = _Text(source)
    for node in ast.walk(ast.parse(source)):
        for change, changed in [*_of_call(text, node), *_of_test(text, node), *_of_body(text, node)]:
            try:
                ast.parse(changed)
            except SyntaxError:
                continue
            yield change, changed


def _of_call(text: _Text, node: ast.AST) -> Iterator[tuple[str, str]]:
    if not isinstance(node, ast.Call):
        return
    for i in range(len(node.args) - 1):
        args = node.args[:i] + [node.args[i + 1], node.args[i]] + node.args[i + 2 :]
        yield "arguments swapped", text.put(node, ast.unparse(ast.Call(node.func, args, node.keywords)))
    for arg in [*node.args, *node.keywords]:
        args = [a for a in node.args if a is not arg]
        keywords = [k for k in node.keywords if k is not arg]
        yield "argument left out", text.put(node, ast.unparse(ast.Call(node.func, args, keywords)))


def _of_test(text: _Text, node: ast.AST) -> Iterator[tuple[str, str]]:
    tests = [node.test] if isinstance(node, ast.If | ast.IfExp) else getattr(node, "ifs", [])
    for test in tests:
        yield "always taken", text.put(test, "True")
        yield "never taken", text.put(test, "False")


def _of_body(text: _Text, node: ast.AST) -> Iterator[tuple[str, str]]:
    for field in ("body", "orelse", "finalbody"):
        body = getattr(node, field, [])
        if not isinstance(body, list):  # a lambda's
            continue
        for i, statement in enumerate(body):
            a_text = isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
            if not a_text and not isinstance(statement, ast.Pass):
                yield "statement dropped", text.put(statement, "pass")
            before = body[i - 1] if i else None
            if isinstance(statement, ast.Return) and isinstance(before, BLOCKS):
                yield "return one level in", text.shift(statement, before.body[-1].col_offset)
        if isinstance(node, BLOCKS) and body and isinstance(body[-1], ast.Return) and field == "body":
            yield (
                "return one level out",
                text.shift(body[-1], node.col_offset, leaving_nothing=len(body) == 1),
            )


class _Text:
    """A program's text, of which pieces can be replaced."""

    def __init__(self, source: str):
        self._lines = source.splitlines(keepends=True)

    def put(self, node: ast.AST, new: str) -> str:
        """With `new` in the place of a node."""
        (top, left), (bottom, right) = self._ends(node)
        before = [*self._lines[:top], self._lines[top].encode()[:left].decode()]
        after = [self._lines[bottom].encode()[right:].decode(), *self._lines[bottom + 1 :]]
        return "".join([*before, new, *after])

    def shift(self, statement: ast.stmt, indent: int, leaving_nothing: bool = False) -> str:
        """With a statement that has lines of its own at another depth."""
        (top, left), (bottom, _) = self._ends(statement)
        moved = textwrap.indent(textwrap.dedent("".join(self._lines[top : bottom + 1])), " " * indent)
        placeholder = [" " * left + "pass\n"] if leaving_nothing else []
        return "".join([*self._lines[:top], *placeholder, moved, *self._lines[bottom + 1 :]])

    @staticmethod
    def _ends(node: ast.AST) -> tuple[tuple[int, int], tuple[int, int]]:
        """Where it begins and ends, with what decorates it: lines from 0, and bytes in them."""
        first = min([node, *getattr(node, "decorator_list", [])], key=lambda n: n.lineno)  # type: ignore[attr-defined]
        left = node.col_offset if first is node else first.col_offset - 1  # type: ignore[attr-defined]
        return (first.lineno - 1, left), (node.end_lineno - 1, node.end_col_offset)  # type: ignore[attr-defined]
