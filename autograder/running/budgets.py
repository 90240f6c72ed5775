"""What a whole submission may take: so that nobody holds up a class, and one slow cell costs no other exercise anything."""

from __future__ import annotations

import math
import threading
from collections.abc import Sequence

from autograder.reading.cell import Cell

ONE_CHANCE = 1.0  # seconds for the earlier cells of one answer, when their notebook's budget is used up


class Budget:
    """Seconds that all answers of one submission may take. Several threads may charge it."""

    def __init__(self, seconds: float):
        self._left = seconds
        self._lock = threading.Lock()

    @property
    def used_up(self) -> bool:
        return self._left <= 0

    def charge(self, seconds: float) -> None:
        with self._lock:
            self._left -= seconds


class EarlierCells:
    """What is known of a notebook's earlier cells, which are run again for each answer that needs them.

    One that does not come to its end is not run again. When all together have used up their `seconds`, those of an answer
    get `ONE_CHANCE`, and then only those are run that are known to be quick.
    """

    def __init__(self, seconds: float):
        self._left = seconds
        self._took: dict[int, float] = {}
        self._left_out: set[int] = set()

    def to_run(self, cells: Sequence[Cell], once_more: bool = False) -> list[Cell]:
        """Which of these cells to run. `once_more`: their one chance was not enough."""
        cells = [cell for cell in cells if cell.place not in self._left_out]
        if self._left > 0 or not once_more:
            return cells
        quick, total = [], 0.0
        for cell in sorted(cells, key=lambda cell: self._took.get(cell.place, math.inf)):
            total += self._took.get(cell.place, math.inf)
            if total > ONE_CHANCE:
                break
            quick.append(cell)
        return sorted(quick, key=lambda cell: cell.place)

    def seconds(self, most: float, spent: float) -> float:
        """How long the next cell may run, where the cells before it have `spent` so many seconds for this answer."""
        return min(most, max(self._left, ONE_CHANCE - spent, 0.01))

    def ran(self, cell: Cell, seconds: float) -> None:
        self._left -= seconds
        self._took[cell.place] = max(seconds, self._took.get(cell.place, 0.0))

    def leave_out(self, cell: Cell, seconds: float) -> None:
        """It has not come to its end: it is not run again, since it may not be needed after all."""
        self._left -= seconds
        self._left_out.add(cell.place)
