"""An answer: a cell of a notebook, with the other cells that it may be run on."""

from __future__ import annotations

import ast
import builtins
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path

from autograder.course.assignment import Exercise, Notebook
from autograder.course.manifest import current
from autograder.reading import cells as facts
from autograder.reading.cell import Cell, same_source
from autograder.reading.imports import forbidden_import
from autograder.reading.magics import PYTHON, magics_around
from autograder.reading.needs import repeated

DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


@dataclass(frozen=True)
class Answer:
    """What a student wrote for one exercise, with the cells that come before its check.

    `cell` is None where the notebook has no such cell, `file` where there is no notebook.
    """

    exercise: Exercise
    notebook: Notebook
    cell: Cell | None
    earlier: list[Cell] = field(default_factory=list)
    file: Path | None = None

    @property
    def attempted(self) -> bool:
        return self.cell is not None and not same_source(self.cell.source, self.exercise.stub)

    @cached_property
    def contexts(self) -> list[list[Cell]]:
        """Which earlier cells to run before the answer, most of them first.

        Only those that leave something behind that the answer, or another needed cell, takes; so that a mistake in
        one exercise stays there. An unchanged stub does not take the place of what the setup provides. As a needed
        cell may still have spoiled something, the later entries leave out first those that overwrite a name that is
        there from the start, then all.
        """
        if self.cell is None:
            return [[]]
        setup, provided = facts.parse(self.notebook.setup), provided_by(self.notebook.setup)
        names, attributes = set(self.cell.takes.names), set(self.cell.takes.attributes)
        needed: list[Cell] = []
        for cell in reversed(self.earlier):
            left = cell.leaves
            if left.names & provided and self._is_stub(cell):
                continue
            if (
                (left.names - repeated(cell.tree, setup)) & names
                or left.changes & names - provided
                or any(attr in attributes and root in names | provided for root, attr in left.attributes)
                or (left.anything and not self.refused(cell))
            ):
                needed.insert(0, cell)
                names |= cell.takes.names
                attributes |= cell.takes.attributes
        harmless = [
            cell for cell in needed if not (cell.leaves.names - repeated(cell.tree, setup)) & provided
        ]
        return [context for i, context in enumerate([needed, harmless, []]) if i == 0 or context != needed]

    def _is_stub(self, cell: Cell) -> bool:
        return any(same_source(cell.source, exercise.stub) for exercise in self.notebook.exercises)

    def refused(self, cell: Cell) -> tuple[str, str] | None:
        """What a cell imports that no answer to this exercise may import: its module and its name."""
        return forbidden_import(cell.source, current().off_limits, self.notebook.setup)

    @property
    def misnamed(self) -> str:
        """A sentence for an answer that defines something else than what was asked for; empty for others."""
        if self.cell is None:
            return ""
        return misnamed(self.exercise, [*self.contexts[0], self.cell])

    @property
    def undefined(self) -> str:
        """A sentence for an answer that defines nothing that the exercise asks for; empty for others."""
        if self.cell is None:
            return ""
        return undefined(self.exercise, [*self.contexts[0], self.cell])


def undefined(exercise: Exercise, cells: Sequence[Cell]) -> str:
    """A sentence for an exercise whose cells define nothing that it asks for. The last of them is the answer's cell.

    Empty if one of them does, or if the source cannot tell.
    """
    wanted = wanted_names(exercise)
    if any(set(wanted) & cell.leaves.names or cell.leaves.anything for cell in cells):
        return ""
    for magic in magics_around(cells[-1].written):
        if magic not in PYTHON:
            return f"%%{magic} sends its cell somewhere else, so {all_of(wanted)} is not defined. Delete that line."
    return f"The cell does not define {all_of(wanted)}. Write it there, as the stub has it."


def misnamed(exercise: Exercise, cells: Sequence[Cell]) -> str:
    """A sentence for cells, the last of them the answer's, that define functions but none that an exercise asks for.

    Empty where they do, or where nobody can tell.
    """
    wanted = wanted_names(exercise)
    trees = [cell.tree for cell in cells]
    if not trees[-1].body or any(set(wanted) & cell.leaves.names or cell.leaves.anything for cell in cells):
        return ""
    own = [node.name for node in trees[-1].body if isinstance(node, DEFINITIONS)]
    if not own:
        return ""
    keep = f"keep the stub's name{'s' if len(wanted) > 1 else ''}."
    return f"No cell defines {all_of(wanted)}. Yours defines {all_of(own)}; {keep}"


@cache
def provided_by(setup: str) -> frozenset[str]:
    """Names that are there before any cell of a student's has run."""
    return frozenset(facts.bound(facts.parse(setup))) | frozenset(dir(builtins))


@cache
def wanted_names(exercise: Exercise) -> tuple[str, ...]:
    """The names that an exercise asks for; `Exercise.names` reads its stub each time."""
    return tuple(exercise.names)


def all_of(names: Sequence[str]) -> str:
    return " and ".join(names)
