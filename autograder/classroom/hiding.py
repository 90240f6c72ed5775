"""What students get to see of hidden checks on their feedback pages: `c.HiddenChecks` in `nbgrader_config.py`.

Instructors see all of it: in graded notebooks, in formgrader and in the class report.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
from nbformat import NotebookNode
from nbgrader import utils
from nbgrader.coursedir import CourseDirectory
from traitlets import Dict, Enum, TraitError, Unicode, validate
from traitlets.config import Config, Configurable

from autograder.classroom import reports
from autograder.classroom.preprocessors import about, outputs_of
from autograder.classroom.repair import ABOUT, grade_id_of
from autograder.classroom.sentences import without_values
from autograder.classroom.settings import by_assignment, no_slips
from autograder.classroom.times import moment, zone
from autograder.course.assignment import assignments, hidden_checks, suggestion
from autograder.course.manifest import current
from autograder.reporting.levels import FULL, LEVELS, at_level
from autograder.reporting.report import Report

BY_ASSIGNMENT = ("show", "until", "afterwards")
META = "autograder-hidden-checks"
WRITTEN = re.compile(rf'<meta name="{META}" content="(\w+)">')


class HiddenChecks(Configurable):
    """What students are shown of hidden checks: `c.HiddenChecks.show = "mistake"` and so on in `nbgrader_config.py`."""

    show = Enum(LEVELS, FULL, help=f"How much is shown: {', '.join(LEVELS)}.").tag(config=True)
    until = Unicode("", help="The time until which `show` holds; empty: always.").tag(config=True)
    afterwards = Enum(LEVELS, FULL, help="How much is shown after that time.").tag(config=True)
    by_assignment = Dict(help="Other settings for some assignments: {'NAME': {'show': 'nothing'}}.").tag(
        config=True
    )
    timezone = Unicode("UTC", help="The time zone of times that name none.").tag(config=True)

    @validate("by_assignment")
    def _settings(self, proposal: Any) -> dict:
        return by_assignment(proposal, BY_ASSIGNMENT)

    def rule(self, assignment: str) -> Rule:
        """What holds for one assignment. Raises `TraitError`."""
        own = self.by_assignment.get(assignment, {})
        if own:
            settings = {name: getattr(self, name) for name in (*BY_ASSIGNMENT, "timezone")}
            try:
                return HiddenChecks(**{**settings, **own}).rule("")
            except TraitError as reason:
                raise TraitError(f"by_assignment[{assignment!r}]: {reason}") from None
        try:
            until = moment(self.until, zone(self.timezone)) if self.until else None
        except ValueError as reason:
            raise TraitError(f"HiddenChecks: {reason}") from None
        if until is None and self.afterwards != FULL:
            raise TraitError(
                "HiddenChecks.afterwards needs a time from which it holds: set HiddenChecks.until."
            )
        return Rule(self.show, until, self.afterwards)


@dataclass(frozen=True)
class Rule:
    """`show` holds until a time (in UTC, without a zone), `afterwards` from then on."""

    show: str
    until: datetime | None
    afterwards: str

    def level(self, now: datetime | None = None) -> str:
        now = now or datetime.now(UTC).replace(tzinfo=None)
        return self.show if self.until is None or now < self.until else self.afterwards


def rule_of(config: Config, directory: CourseDirectory, assignment: str = "") -> Rule:
    """What holds for an assignment, by default the one that `directory` is about.

    Raises `TraitError`, in words, where any setting of the configuration is wrong.
    A misspelt name is an error, too: what was meant to be hidden would be shown.
    """
    no_slips(config, HiddenChecks)
    settings = HiddenChecks(config=config)
    there = [a.id for a in assignments()]
    sources = Path(directory.format_path(directory.source_directory, ".", "."))
    there += [p.name for p in sources.iterdir() if p.is_dir()] if sources.is_dir() else []
    for name in settings.by_assignment:
        if name not in there:
            says = suggestion(name, sorted(set(there)))
            raise TraitError(f"HiddenChecks.by_assignment: there is no assignment {name!r}. {says}")
        settings.rule(name)
    return settings.rule(assignment or directory.assignment_id)


def hide(nb: NotebookNode, level: str, directory: CourseDirectory) -> NotebookNode:
    """A graded notebook for its student, with no more of the hidden checks in it than `level` allows."""
    if level == FULL:
        return nb
    nb, assignment = deepcopy(nb), directory.assignment_id
    notes = nb.metadata.pop("autograder", {})
    if "report" not in notes:
        if any(a.id == assignment for a in assignments()):
            _forget_outputs(nb.cells)  # nbgrader has executed it, and nobody knows what the cards show
        return nb
    source = Path(directory.format_path(directory.source_directory, ".", assignment))
    folders = [current().folder]
    if found := hidden_checks(assignment, source.parent):
        folders.append(found)
    report = at_level(
        msgspec.convert(notes["report"], Report), level, partial(without_values, folders=folders)
    )
    results = {f"{result.id}_check": result for result in report.exercises}
    for cell in nb.cells:
        if cell.cell_type == "code" and utils.is_grade(cell):
            found_result = results.get(grade_id_of(cell))
            cell.outputs = outputs_of(found_result) if found_result else []
    nb.cells = [cell for cell in nb.cells if cell.get("id") != ABOUT]
    if report.problems:
        nb.cells.insert(0, about(report.problems))
    reports.keep(nb, report=msgspec.to_builtins(report))
    return nb


def _forget_outputs(cells: Iterable[NotebookNode]) -> None:
    for cell in cells:
        if cell.cell_type == "code":
            cell.outputs = []


def tag(level: str) -> str:
    """What a page's head says of how much it shows."""
    return f'<meta name="{META}" content="{level}">'


def level_of(page: str) -> str:
    """How much a feedback page shows; an older page, which does not say so, shows all."""
    found = WRITTEN.search(page.partition("</head>")[0])
    return found[1] if found and found[1] in LEVELS else FULL


def compared(page: str, rule: Rule) -> int:
    """Above 0 where a page shows more of the hidden checks than its student may see now, below 0 where it shows less."""
    return LEVELS.index(level_of(page)) - LEVELS.index(rule.level())
