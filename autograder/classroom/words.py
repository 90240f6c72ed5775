"""Which cells of a notebook say something in words."""

from __future__ import annotations

import ast

from nbformat import NotebookNode

from autograder.reading.cells import parse
from autograder.reading.magics import magics_around


def is_written(released: NotebookNode) -> bool:
    """Whether a released cell is the place for an answer in words."""
    return bool(released.metadata.nbgrader.solution) and released.cell_type != "code"


def holds_words(cell: NotebookNode) -> bool:
    """Whether a cell says something to a person: a text, or a new cell that was left a code cell and is no program.

    Nor is it one that only shows a text: a string, `print("...")`, `%%markdown`.
    """
    if cell.cell_type != "code":
        return True
    if magics := magics_around(cell.source):
        return magics[0] in ("markdown", "html", "latex")
    if cell.source.lstrip().startswith(("%", "!")):
        return False
    return all(_shows_a_text(node) for node in parse(cell.source).body)


def _shows_a_text(node: ast.stmt) -> bool:
    match node:
        case ast.Expr(value=ast.Constant(value=str(text))):
            return " " in text.strip()
        case ast.Expr(value=ast.Call(func=ast.Name(id="print"), args=[ast.Constant(value=str(text))])):
            return " " in text.strip()
    return False
