"""A class that looks graded: the gradebook and the graded notebooks of a course, made without running any answer."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import msgspec
from nbgrader.api import Gradebook

from autograder.classroom.course import Course
from autograder.reporting.report import CheckResult, CheckStatus, ExerciseResult, Failure, Report

PROJECT = Path(__file__).parents[1]
ASSIGNMENT = "learner_from_scratch"
POINTS = 2.0


def result(
    id_: str, status: str = "passed", score: float | None = None, message: str = "", **failure: Any
) -> ExerciseResult:
    """One exercise with two checks. What is in `failure` is the second's; the first passes where there are points."""
    if score is None:
        score = POINTS if status == "passed" else 0.0
    ran = not message and status not in ("not_attempted", "missing", "refused")
    second: CheckStatus = "passed" if status == "passed" else "failed" if ran else "not_run"
    first: CheckStatus = "passed" if score else second
    told = Failure(**failure) if failure else None
    checks = [
        CheckResult(
            f"test_{id_}_one", "it does one thing", first, failure=told if first == "failed" else None
        ),
        CheckResult(f"test_{id_}_two", "it does the other", second, failure=told),  # type: ignore[arg-type]
    ]
    return ExerciseResult(id_, f"Exercise `{id_}`", "", status, score, POINTS, 0.1, checks, message)  # type: ignore[arg-type]


class GradedClass:
    """The course in `root`, of an assignment with these exercises by notebook.

    Each exercise has a code cell to grade, and an answer in words that is worth one point.
    """

    def __init__(self, root: Path, notebooks: dict[str, list[str]]):
        self.root = root
        self.notebooks = notebooks
        self.course = Course(root)

    @classmethod
    def made(cls, root: Path, notebooks: dict[str, list[str]], due: str) -> GradedClass:
        """A new course without submissions; `due` is a date as nbgrader takes it."""
        root.mkdir(parents=True, exist_ok=True)
        shutil.copy(PROJECT / "nbgrader_config.py", root)
        made = cls(root, notebooks)
        with made.gradebook() as gradebook:
            gradebook.add_assignment(ASSIGNMENT, duedate=due)
            for name, exercises in notebooks.items():
                gradebook.add_notebook(name, ASSIGNMENT)
                for id_ in exercises:
                    code = {"max_score": POINTS, "cell_type": "code"}
                    gradebook.add_grade_cell(f"{id_}_check", name, ASSIGNMENT, **code)
                    words = {"max_score": 1.0, "cell_type": "markdown"}
                    gradebook.add_grade_cell(f"{id_}_why", name, ASSIGNMENT, **words)
        return made

    def copied(self, root: Path) -> GradedClass:
        return GradedClass(shutil.copytree(self.root, root), self.notebooks)

    def gradebook(self) -> Gradebook:
        return Gradebook(self.course.directory.db_url, self.course.directory.course_id)

    def submitted(self, student: str) -> Path:
        folder = self.course.submitted(ASSIGNMENT, student)
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def graded(self, student: str) -> Path:
        folder = self.course.autograded(ASSIGNMENT, student)
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def add(
        self,
        student: str,
        results: list[ExerciseResult],
        *,
        problems: dict[str, list[str]] | None = None,
        waiting: tuple[str, ...] = (),
        at: str | None = None,
        like: dict[str, dict] | None = None,
        **names: str,
    ) -> None:
        """A graded submission, handed in `at` that time; the exercises `waiting` have an answer in words to mark.

        Graded notebooks are without cells, or else the ones in `like` by name, with another report in their metadata.
        """
        by_id = {one.id: one for one in results}
        with self.gradebook() as gradebook:
            gradebook.update_or_create_student(student, **names)
            submission = gradebook.add_submission(ASSIGNMENT, student, timestamp=at)
            for notebook in submission.notebooks:
                for grade in notebook.grades:
                    id_, _, kind = grade.name.partition("_")
                    if kind == "why":
                        grade.auto_score = None if id_ in waiting else 0.0
                        grade.needs_manual_grade = id_ in waiting
                    else:
                        grade.auto_score = by_id[id_].score if id_ in by_id else 0.0
                        grade.needs_manual_grade = False
            gradebook.db.commit()
        for name, exercises in self.notebooks.items():
            (self.submitted(student) / f"{name}.ipynb").write_text("{}")
            own = [by_id[id_] for id_ in exercises if id_ in by_id]
            report = Report("", ASSIGNMENT, "sandbox", 1, 0, 0, 0, (problems or {}).get(name, []), own)
            notebook = dict((like or {}).get(name) or {"cells": [], "nbformat": 4, "nbformat_minor": 5})
            notebook["metadata"] = {"autograder": {"report": msgspec.to_builtins(report)}}
            (self.graded(student) / f"{name}.ipynb").write_text(json.dumps(notebook))
