"""Answers that have passed, so that the same answer, tried with the same inputs, is not tried once more.

In a class many short answers are the same but for comments and blanks, and all are graded with one seed. Only what has
passed is kept: whatever went wrong may have gone wrong for a reason outside of the answer, and is tried anew for whoever
hands it in.
"""

from __future__ import annotations

import ast
from collections import OrderedDict

import msgspec

from autograder.course.digest import fingerprint
from autograder.reading.answer import Answer
from autograder.reading.cell import Cell
from autograder.reporting.report import ExerciseResult

MOST = 5000  # results that are kept, the last that were of use; some kilobytes each


class Passes:
    """Results of exercises that passed, by a digest of all that they depend on (`key_of`)."""

    def __init__(self) -> None:
        self._kept: OrderedDict[bytes, ExerciseResult] = OrderedDict()

    def get(self, key: bytes) -> ExerciseResult | None:
        """The result of an answer that has passed, which took no time now; None where none is known."""
        if key not in self._kept:
            return None
        self._kept.move_to_end(key)
        return msgspec.structs.replace(self._kept[key], seconds=0.0)

    def keep(self, key: bytes, result: ExerciseResult) -> None:
        """Remember a result, if it is one of an exercise that passed, and all of its checks could judge."""
        if result.status == "passed" and not result.faults:
            self._kept[key] = result
            while len(self._kept) > MOST:
                self._kept.popitem(last=False)


def key_of(answer: Answer, seed: int, checks: str) -> bytes:
    """A digest of all that the result of an attempted answer depends on. `checks` stands for what they are."""
    assert answer.cell is not None
    contexts = [[_program(cell) for cell in context] for context in answer.contexts]
    given = [answer.exercise.id, seed, checks, answer.notebook.setup, contexts, _program(answer.cell)]
    return bytes.fromhex(fingerprint(msgspec.msgpack.encode(given)))


def _program(cell: Cell) -> str:
    """What a cell says to Python, whose syntax trees have neither comments nor blanks; where it has none, its text."""
    return ast.dump(cell.tree) if cell.tree.body else cell.source
