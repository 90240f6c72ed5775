"""nbgrader's step that enters marks, and the comments that go with them."""

from __future__ import annotations

from html import escape

import msgspec
from nbformat import NotebookNode
from nbgrader import utils
from nbgrader.api import Gradebook
from nbgrader.preprocessors import SaveAutoGrades

from autograder.classroom.markdown import harmless
from autograder.classroom.repair import grade_id_of
from autograder.reporting.report import ExerciseResult, Report
from autograder.reporting.words import EXERCISE_WORDS


class SaveGrades(SaveAutoGrades):
    """nbgrader's `SaveAutoGrades`; and says in its automatic comments, too, why there is nothing.

    Comments that a person wrote are another field, and stay.
    """

    def preprocess(self, nb: NotebookNode, resources: dict) -> tuple[NotebookNode, dict]:
        nb, resources = super().preprocess(nb, resources)
        about = resources["nbgrader"]
        where = about["notebook"], about["assignment"], about["student"]
        with Gradebook(about["db_url"]) as gradebook:
            reasons = reasons_of(nb)
            for cell in nb.cells:
                if utils.is_solution(cell) and grade_id_of(cell) in reasons:
                    comment = gradebook.find_comment(grade_id_of(cell), *where)
                    comment.auto_comment = reasons[grade_id_of(cell)]
            _ask_for_a_person(nb, gradebook, where)
            gradebook.db.commit()
        return nb, resources


def _ask_for_a_person(nb: NotebookNode, gradebook: Gradebook, where: tuple[str, str, str]) -> None:
    """Where a check is at fault, a person has the last word; where all of them are, the first as well."""
    report = _report_of(nb)
    for result in report.exercises if report else []:
        if result.faults:
            grade = gradebook.find_grade(f"{result.id}_check", *where)
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
