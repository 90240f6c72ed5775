"""nbgrader's own steps that visit the gradebook, with one visit and few queries for each notebook.

Stock `OverwriteCells` and `SaveAutoGrades` look up every cell with queries of its own and commit after each; for a class
that is half of what entering submissions costs. What they do with what they find is nbgrader's, unchanged.
"""

from __future__ import annotations

from html import escape
from typing import Any

import msgspec
from nbformat import NotebookNode
from nbgrader import utils
from nbgrader.api import BaseCell, Comment, Grade, Gradebook, GradeCell, MissingEntry, SourceCell, TaskCell
from nbgrader.preprocessors import NbGraderPreprocessor, OverwriteCells, SaveAutoGrades

from autograder.classroom.markdown import harmless
from autograder.classroom.repair import grade_id_of
from autograder.reporting.report import ExerciseResult, Report
from autograder.reporting.words import EXERCISE_WORDS


class Rows:
    """The part of a `Gradebook` that these steps ask for, for one notebook, each table read once and when it is asked for.

    Raises `MissingEntry` as a gradebook does. What is not looked up by a cell's name is left to the gradebook.
    """

    def __init__(self, gradebook: Gradebook, notebook: str, assignment: str, student: str = ""):
        self._gradebook = gradebook
        self._where = notebook, assignment
        self._student = student
        self._tables: dict[str, dict[str, Any]] = {}
        self.db = self

    def commit(self) -> None:
        """Not yet: whoever visits commits once, in the end."""

    def __getattr__(self, name: str) -> Any:
        return getattr(self._gradebook, name)

    def find_source_cell(self, name: str, *_: str) -> SourceCell:
        return self._found("source cell", name, lambda: self._notebook().source_cells)

    def find_graded_cell(self, name: str, *_: str) -> BaseCell:
        return self._found("grade cell", name, self._graded_cells)

    def find_grade(self, name: str, *_: str) -> Grade:
        return self._found("grade", name, lambda: self._submitted().grades)

    def find_comment(self, name: str, *_: str) -> Comment:
        return self._found("comment", name, lambda: self._submitted().comments)

    def _found(self, what: str, name: str, rows: Any) -> Any:
        if what not in self._tables:
            self._tables[what] = {row.name: row for row in rows()}
        try:
            return self._tables[what][name]
        except KeyError:
            raise MissingEntry(f"No such {what}: {'/'.join(self._where)}/{name}") from None

    def _graded_cells(self) -> list[BaseCell]:
        # Asked for as what they are: what a notebook's own lists hold has its points looked up one by one.
        at = self._notebook().id
        return [
            cell
            for kind in (TaskCell, GradeCell)
            for cell in self._gradebook.db.query(kind).filter_by(notebook_id=at)
        ]

    def _notebook(self) -> Any:
        return self._gradebook.find_notebook(*self._where)

    def _submitted(self) -> Any:
        found = self._gradebook.find_submission_notebook(*self._where, self._student)
        # A grade and a comment take their names from cells. These come in one query, and are at hand while they are held.
        self._cells = self._gradebook.db.query(BaseCell).filter_by(notebook_id=found.notebook_id).all()
        return found


class OverwriteCellsAtOnce(OverwriteCells):
    """nbgrader's `OverwriteCells`."""

    def preprocess(self, nb: NotebookNode, resources: dict) -> tuple[NotebookNode, dict]:
        about = resources["nbgrader"]
        self.notebook_id, self.assignment_id = about["notebook"], about["assignment"]
        with Gradebook(about["db_url"]) as gradebook:
            self.gradebook = Rows(gradebook, self.notebook_id, self.assignment_id)
            nb, resources = NbGraderPreprocessor.preprocess(self, nb, resources)
            if self.add_missing_cells:
                nb, resources = self.add_missing_grade_cells(nb, resources)
                nb, resources = self.add_missing_task_cells(nb, resources)
        return nb, resources


class SaveGrades(SaveAutoGrades):
    """nbgrader's `SaveAutoGrades`; and says in its automatic comments, too, why there is nothing.

    Comments that a person wrote are another field, and stay.
    """

    def preprocess(self, nb: NotebookNode, resources: dict) -> tuple[NotebookNode, dict]:
        about = resources["nbgrader"]
        self.notebook_id, self.assignment_id, self.student_id = (
            about[key] for key in ("notebook", "assignment", "student")
        )
        with Gradebook(about["db_url"]) as gradebook:
            self.gradebook = Rows(gradebook, self.notebook_id, self.assignment_id, self.student_id)
            nb, resources = NbGraderPreprocessor.preprocess(self, nb, resources)
            reasons = reasons_of(nb)
            for cell in nb.cells:
                if utils.is_solution(cell) and grade_id_of(cell) in reasons:
                    self.gradebook.find_comment(grade_id_of(cell)).auto_comment = reasons[grade_id_of(cell)]
            self._ask_for_a_person(nb)
            gradebook.db.commit()
        return nb, resources

    def _ask_for_a_person(self, nb: NotebookNode) -> None:
        """Where a check is at fault, a person has the last word; where all of them are, the first as well."""
        report = _report_of(nb)
        for result in report.exercises if report else []:
            if result.faults:
                grade = self.gradebook.find_grade(f"{result.id}_check")
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
