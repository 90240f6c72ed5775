"""The step that enters marks into the gradebook, and the comments that go with them."""

from __future__ import annotations

from html import escape
from typing import Any

import msgspec
from nbformat import NotebookNode
from nbgrader import utils
from nbgrader.api import BaseCell, Comment, Grade, Gradebook, MissingEntry
from nbgrader.preprocessors import NbGraderPreprocessor

from autograder.classroom.markdown import harmless
from autograder.classroom.repair import grade_id_of
from autograder.reporting.report import ExerciseResult, Report
from autograder.reporting.words import EXERCISE_WORDS


class SaveGrades(NbGraderPreprocessor):
    """In the place of nbgrader's `SaveAutoGrades`, which looks for each cell with queries of its own and commits after each.

    Enters all of a notebook or nothing; and says in automatic comments, too, why there is nothing to grade. The marks and
    comments of a person are other fields, and stay.
    """

    def preprocess(self, nb: NotebookNode, resources: dict) -> tuple[NotebookNode, dict]:
        about = resources["nbgrader"]
        reasons = reasons_of(nb)
        with Gradebook(about["db_url"]) as gradebook:
            entries = _Entries(gradebook, about["notebook"], about["assignment"], about["student"])
            for cell in nb.cells:
                if utils.is_grade(cell):
                    grade = entries.grade(grade_id_of(cell))
                    grade.auto_score, _ = utils.determine_grade(cell, self.log)
                    # A person has marked it before, or has to.
                    grade.needs_manual_grade = grade.manual_score is not None or grade.auto_score is None
                if utils.is_solution(cell) or utils.is_task(cell):
                    comment = entries.comment(grade_id_of(cell))
                    comment.auto_comment = reasons.get(grade_id_of(cell)) or _no_response(cell)
            _ask_for_a_person(nb, entries)
            gradebook.db.commit()
        return nb, resources


class _Entries:
    """A submitted notebook's grades and comments, by the names of their cells. Raises `MissingEntry` as a gradebook does."""

    def __init__(self, gradebook: Gradebook, notebook: str, assignment: str, student: str):
        submitted = gradebook.find_submission_notebook(notebook, assignment, student)
        cells = gradebook.db.query(BaseCell).filter_by(notebook_id=submitted.notebook_id)
        names = {cell.id: cell.name for cell in cells}
        self._where = f"{assignment}/{notebook}/{student}"
        self._grades = {names[grade.cell_id]: grade for grade in submitted.grades}
        self._comments = {names[comment.cell_id]: comment for comment in submitted.comments}

    def grade(self, cell: str) -> Grade:
        return self._found(self._grades, cell)

    def comment(self, cell: str) -> Comment:
        return self._found(self._comments, cell)

    def _found(self, entries: dict[str, Any], cell: str) -> Any:
        if cell not in entries:
            raise MissingEntry(f"No such entry: {self._where}/{cell}")
        return entries[cell]


def _no_response(cell: NotebookNode) -> str | None:
    """nbgrader's own comment on a cell that is as it was released."""
    untouched = cell.metadata.nbgrader.get("checksum") == utils.compute_checksum(cell)
    return "No response." if untouched and not utils.is_task(cell) else None


def _ask_for_a_person(nb: NotebookNode, entries: _Entries) -> None:
    """Where a check is at fault, a person has the last word; where all of them are, the first as well."""
    report = _report_of(nb)
    for result in report.exercises if report else []:
        if result.faults:
            grade = entries.grade(f"{result.id}_check")
            grade.needs_manual_grade = True
            if result.status == "broken":
                grade.auto_score = None


def _report_of(nb: NotebookNode) -> Report | None:
    notes = nb.metadata.get("autograder", {})
    return msgspec.convert(notes["report"], Report) if "report" in notes else None


def reasons_of(nb: NotebookNode) -> dict[str, str]:
    """By exercise, why there is nothing to grade, from what the notebook says of its own grading."""
    notes = nb.metadata.get("autograder", {})
    report = _report_of(nb)
    if report is None:
        return {}
    found = {result.id: reason for result in report.exercises if (reason := reason_of(result))}
    for id_ in notes.get("put_back", []):
        said = " ".join(["This cell was not in the submission.", *notes.get("file", [])])
        found[id_] = harmless(escape(said, quote=False))
    return found


def reason_of(result: ExerciseResult) -> str:
    """Why an exercise could not be checked, in words; empty where it could."""
    if result.status in ("passed", "failed", "not_attempted"):  # nbgrader itself says "No response."
        return ""
    words = f"{EXERCISE_WORDS[result.status].capitalize()}."
    # What an exception says is the student's own text, and comments are rendered as Markdown: the card has it.
    return words if result.status == "error" else f"{words} {result.message}"
