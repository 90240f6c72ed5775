"""The autograder's steps in nbgrader's lists of preprocessors; see `nbgrader_config.py`."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from pathlib import Path

import msgspec
import nbformat
from nbformat import NotebookNode
from nbformat.notebooknode import from_dict
from nbformat.v4 import new_markdown_cell
from nbgrader import utils
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import CheckCellMetadata, Execute, NbGraderPreprocessor

from autograder.classroom import reports
from autograder.classroom.intake import asked_for, handed_in_at, look, shown
from autograder.classroom.markdown import harmless, plain
from autograder.classroom.others import beside
from autograder.classroom.repair import ABOUT, grade_id_of, repair
from autograder.course.assignment import records_beside
from autograder.reporting.html import card
from autograder.reporting.report import ExerciseResult
from autograder.reporting.words import EXERCISE_WORDS, points


class NotOurs(RuntimeError):
    """Something in the course itself keeps a notebook from being graded; no fault of a student's."""


class _Step(NbGraderPreprocessor):
    """A preprocessor that knows whose notebook it has, and where the course's folders are."""

    def __call__(self, nb: NotebookNode, resources: dict) -> tuple[NotebookNode, dict]:
        self.student, self.assignment, self.notebook = (
            resources["nbgrader"].get(key, "") for key in ("student", "assignment", "notebook")
        )
        records_beside(Path(self.course.root))
        self.record = reports.known(self.assignment, self.notebook)
        return super().__call__(nb, resources)

    @property
    def course(self) -> CourseDirectory:
        above = self.parent
        while not hasattr(above, "coursedir"):
            above = above.parent
        return above.coursedir

    def folder(self, directory: str) -> Path:
        """A folder of the assignment as nbgrader is configured, such as that of its sources."""
        return Path(self.course.format_path(directory, ".", self.assignment))


class RepairCells(_Step):
    """First of `Autograde.sanitize_preprocessors`: puts a mangled notebook right (`autograder.classroom.repair`).

    In the place of nbgrader's `ClearOutput`: `LenientExporter` has kept of a student's outputs what is safe to
    show, and a person who marks wants to see them.
    """

    def preprocess(self, nb: NotebookNode, resources: dict) -> tuple[NotebookNode, dict]:
        nb.metadata.pop("autograder", None)  # whatever a submission says of its own grading
        if self.record is None:
            return nb, resources
        released = self.folder(self.course.release_directory) / f"{self.notebook}.ipynb"
        if not released.exists():
            force = " --force" if released.parent.exists() else ""
            raise NotOurs(
                f"{released} is not there. Run: nbgrader generate_assignment {self.assignment}{force}"
            )
        problems = [*self._left_out(), *resources.get("autograder", {}).get("problems", [])]
        original = nbformat.read(released, as_version=4)
        done = repair(nb, original, self.record[1])
        reports.keep(done.nb, problems=[*problems, *done.problems], put_back=done.put_back, file=problems)
        for problem in [*problems, *done.problems]:
            self.log.warning("%s, %s: %s", self.student, self.notebook, shown(problem))
        make_harmless(done.nb, trusted=[cell.source for cell in original.cells])
        return done.nb, resources

    def _left_out(self) -> list[str]:
        """What of the submission was not taken along; the first of its notebooks says so."""
        assignment = self.record[0] if self.record else None
        if assignment is None or assignment.notebooks[0].name != self.notebook:
            return []
        folder = Path(self.course.format_path(self.course.submitted_directory, self.student, self.assignment))
        found = look(folder, asked_for(self.config, self.assignment))
        _, late = handed_in_at(folder)
        known = [f"{notebook.name}.ipynb" for notebook in assignment.notebooks]
        return [*found.problems(but=known), *([late] if late else [])]


def make_harmless(nb: NotebookNode, trusted: Iterable[str]) -> None:
    """Let no text of a student's act in any program that renders the notebook. What was released stays as it is."""
    known = {source.strip() for source in trusted}
    for cell in nb.cells:
        if cell.cell_type == "code" or cell.source.strip() in known:
            continue
        if cell.cell_type == "raw":  # which some programs pass on as HTML
            cell.cell_type, cell.source = "markdown", plain(cell.source)
        else:
            cell.source = harmless(cell.source, cell.get("attachments"))


class CheckUnknown(_Step):
    """nbgrader's `CheckCellMetadata`, for notebooks that `RepairCells` has not put right: those of other exercises.

    It takes a third of all the time that entering a submission takes, twice for each notebook.
    """

    def preprocess(self, nb: NotebookNode, resources: dict) -> tuple[NotebookNode, dict]:
        if self.record is not None:
            return nb, resources
        return CheckCellMetadata(parent=self.parent).preprocess(nb, resources)


class GradeCells(_Step):
    """In the place of nbgrader's `Execute`: grades as the terminal does, and writes what came of it.

    Under each check cell: the card, and the points as the cell's result, which is where nbgrader's
    `SaveAutoGrades` takes them from. A notebook that the autograder does not know is left to `Execute`.
    """

    def preprocess(self, nb: NotebookNode, resources: dict) -> tuple[NotebookNode, dict]:
        if self.record is None:
            self.log.warning("The autograder does not know %s; nbgrader executes it itself.", self.notebook)
            return Execute(parent=self.parent).preprocess(nb, resources)
        solutions = self.folder(self.course.source_directory).parent
        notebooks = beside(self.record[0], self._submitted)
        task = reports.Task(self.student, self.assignment, self.notebook, nb, solutions, notebooks)
        report = reports.in_use().report_for(task)
        if report.isolation == "process":
            self.log.warning("There is no sandbox here: %s's code ran with your own rights.", self.student)
        results = {f"{result.id}_check": result for result in report.exercises}
        for cell in nb.cells:
            if cell.cell_type == "code" and utils.is_grade(cell) and not utils.is_solution(cell):
                if grade_id_of(cell) not in results:
                    raise NotOurs(
                        f"The graded cell {grade_id_of(cell)!r} belongs to no exercise with checks."
                    )
                cell.outputs = outputs_of(results[grade_id_of(cell)])
        for line in report.faults:
            self.log.error("%s", line)
        if report.problems:
            nb.cells.insert(0, about(report.problems))
        reports.keep(nb, report=msgspec.to_builtins(report))
        return nb, resources

    def _submitted(self, assignment: str) -> Path:
        return Path(self.course.format_path(self.course.submitted_directory, self.student, assignment))


def outputs_of(result: ExerciseResult) -> list[NotebookNode]:
    """What stands under a check cell: the card, then the points, as `check()` shows them in a live notebook."""
    line = (
        f"{result.id}: {EXERCISE_WORDS[result.status]}, {points(result.score)} of {points(result.max_score)}"
    )
    shown = {"text/html": card(result), "text/plain": line}
    value = {"text/plain": repr(float(result.score))}
    # Not by nbformat's new_output, which validates each; the whole notebook is validated when it is written.
    return [
        from_dict({"output_type": "display_data", "metadata": {}, "data": shown}),
        from_dict({"output_type": "execute_result", "metadata": {}, "data": value, "execution_count": None}),
    ]


def about(problems: list[str]) -> NotebookNode:
    """A cell for the top of the notebook that says what was wrong with the submission."""
    listed = "\n".join(f"- {harmless(escape(shown(problem), quote=False))}" for problem in problems)
    return new_markdown_cell(f"#### About this submission\n\n{listed}", id=ABOUT)
