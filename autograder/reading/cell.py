"""One cell of a student's notebook, and what can be read off it."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from functools import cached_property

from autograder.reading import cells as facts
from autograder.reading.magics import program
from autograder.reading.needs import Leaves, Takes, leaves, takes


@dataclass(frozen=True)
class Cell:
    """A cell: its grade_id where it has one, what was written, its place among the notebook's cells, and its kind.

    `of` are the places of the cells that it was put together from, where there are several.
    """

    grade_id: str
    written: str
    place: int
    kind: str = "code"
    of: tuple[int, ...] = ()

    @property
    def name(self) -> str:
        return self.grade_id or f"cell {self.place}"

    @cached_property
    def source(self) -> str:
        """The Python that it runs: what was written, without magics such as `%%time` around it."""
        return program(self.written)

    @cached_property
    def tree(self) -> ast.Module:
        return facts.parse(self.written)

    @property
    def takes(self) -> Takes:
        return takes(self.tree)

    @property
    def leaves(self) -> Leaves:
        return leaves(self.tree)


def unfenced(text: str) -> str:
    """The code in a text cell, without the ``` around it, if the cell holds nothing else."""
    found = _FENCED.fullmatch(text)
    return found[1] if found else text


_FENCED = re.compile(r"\s*```[ \t]*\w*[ \t]*\n(.*?)\n?[ \t]*```\s*", re.DOTALL)


def same_source(one: str, other: str) -> bool:
    """Whether two sources differ in nothing but blanks at line ends and around the text, and magics around the code."""
    return _lines(program(one)) == _lines(program(other))


def _lines(source: str) -> list[str]:
    return [line.rstrip() for line in source.strip().splitlines()]
