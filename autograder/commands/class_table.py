"""The table of a graded class: a row for each student, what to look at first. It is readable at 100 columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.table import Table
from rich.text import Text

from autograder.reporting.words import points, visible

WIDTH = 100  # columns that the table fits into
FAILING = 29  # characters of these for the exercises that did not pass
NAME = 18
DAY, HOUR, MINUTE = 86400, 3600, 60
NOT_TRIED = {"not_attempted": "not tried", "missing": "missing"}
ASIDE = {"error": "error", "timeout": "slow", "crashed": "crashed", "refused": "refused", "broken": "CHECKS"}


@dataclass(frozen=True)
class Row:
    """One student. `results` has the status of each exercise by its id; points are in points, lateness in seconds."""

    student: str
    results: dict[str, str]
    raw: float
    penalty: float = 0.0
    seconds_late: float = 0.0
    waiting: float = 0.0
    failure: str = ""

    @property
    def final(self) -> float:
        return max(0.0, self.raw - self.penalty)


def table(rows: Sequence[Row], max_score: float, width: int = WIDTH) -> Table:
    """Columns in which nobody has anything are left out. In a wider terminal more exercises that did not pass are named."""
    room = FAILING + max(0, width - WIDTH)
    late = any(row.seconds_late for row in rows)
    waiting = any(row.waiting for row in rows)
    made = Table(box=None, header_style="dim", pad_edge=False)
    made.add_column("student", no_wrap=True, overflow="ellipsis", max_width=NAME)
    made.add_column("passed", justify="right", no_wrap=True)
    made.add_column("not passed", no_wrap=True)
    if late:
        made.add_column("late", justify="right", no_wrap=True)
        made.add_column("raw", justify="right", no_wrap=True)
        made.add_column("penalty", justify="right", no_wrap=True)
    made.add_column(f"final/{points(max_score)}", justify="right", no_wrap=True)
    if waiting:
        made.add_column("waits", justify="right", no_wrap=True)
    for row in sorted(rows, key=lambda row: row.student):
        name = Text(visible(row.student))
        if row.failure:
            made.add_row(name, "", Text("not graded", style="bold red"))
            continue
        cells: list[str | Text] = [
            name,
            str(list(row.results.values()).count("passed")),
            _not_passed(row.results, room),
        ]
        if late:
            cells += [lateness(row.seconds_late), points(row.raw), _or_nothing(-row.penalty)]
        cells.append(points(row.final))
        if waiting:
            cells.append(_or_nothing(row.waiting))
        made.add_row(*cells)
    return made


def failing(results: dict[str, str], room: int = FAILING) -> str:
    """Which exercises were tried and did not pass, cut to `room` characters, and how many were not tried."""
    tried = [
        f"{id_} ({ASIDE[status]})" if status in ASIDE else id_
        for id_, status in results.items()
        if status != "passed" and status not in NOT_TRIED
    ]
    counts = [
        f"{list(results.values()).count(status)} {words}"
        for status, words in NOT_TRIED.items()
        if status in results.values()
    ]
    rest = ", ".join(counts)
    for shown in range(len(tried), -1, -1):
        more = [f"+{len(tried) - shown}"] if shown < len(tried) else []
        text = "; ".join(part for part in (" ".join([*tried[:shown], *more]), rest) if part)
        if len(text) <= room:
            break
    return text


def _not_passed(results: dict[str, str], room: int) -> Text:
    return Text(failing(results, room), style="bold red" if "broken" in results.values() else "")


def lateness(seconds: float) -> str:
    """How late, in its two largest units: "2 d 7 h", "40 min"; nothing where it is in time."""
    if not seconds:
        return ""
    if seconds < HOUR:
        return f"{max(1, int(seconds // MINUTE))} min"
    if seconds < DAY:
        return f"{int(seconds // HOUR)} h {int(seconds % HOUR // MINUTE)} min"
    return f"{int(seconds // DAY)} d {int(seconds % DAY // HOUR)} h"


def _or_nothing(value: float) -> str:
    return points(value) if value else ""
