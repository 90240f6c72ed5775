"""One student's notebooks, read and held against the assignment as it was released.

Reading never fails on account of what a student did to a notebook: what is wrong is said in `problems`, in
words, and what is missing is missing.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from autograder.course.assignment import Assignment, Notebook, assignments
from autograder.reading.answer import Answer
from autograder.reading.answers import answers_of
from autograder.reading.files import ARCHIVE, NOTEBOOK, File, content_at, folder_at, named
from autograder.reading.notebook import content_of_json


class NoSubmission(ValueError):
    """There is nothing at this path that could be graded."""


@dataclass(frozen=True)
class Submission:
    """What is graded: the answers to all exercises of the notebooks that were asked for."""

    path: Path
    assignment: Assignment
    answers: list[Answer]
    problems: list[str]
    beside: list[Answer] | None = None
    """The same student's answers in other assignments, which some exercises take parts from; None: look beside `path`."""
    given: str | None = None
    """The plan of these parts (JSON); None: see which pass."""

    def answer(self, exercise_id: str) -> Answer:
        return next(a for a in self.answers if a.exercise.id == exercise_id)


def read_submission(path: Path) -> Submission:
    """The notebook at `path`, or those in the folder `path`. Raises `NoSubmission`, in one line."""
    if not path.exists():
        raise NoSubmission(f"There is no file or folder {path}.")
    if path.is_dir():
        return _read_folder(path)
    if ARCHIVE.fullmatch(path.name):
        raise NoSubmission(f"{path} is an archive: unpack it, and name the folder with the notebooks.")
    if not NOTEBOOK.fullmatch(path.name):
        raise NoSubmission(f"{path} is not a notebook (.ipynb) or a folder of notebooks.")
    file = File(path.name, path, content_at(path))
    if not file.content.cells and file.content.problems:
        raise NoSubmission(file.content.problems[-1])
    if file.where is None:
        raise NoSubmission(f"{path} holds none of the exercises that this autograder knows.")
    assignment, notebook = file.where
    problems = list(file.content.problems)
    return Submission(path, assignment, answers_of(notebook, path, file.content, problems), problems)


def _read_folder(path: Path) -> Submission:
    folder = folder_at(path)
    belongs = [file.where[0].id for file in folder.files if file.where]
    if not belongs:
        raise NoSubmission(_nothing(path, folder.others))
    assignment = next(a for a in assignments() if a.id == max(belongs, key=belongs.count))
    answers: list[Answer] = []
    problems: list[str] = []
    for notebook in assignment.notebooks:
        file = folder.file_of(notebook, problems)
        if file is None:
            answers += answers_of(notebook, None, None, problems)
        else:
            answers += answers_of(notebook, file.path, file.content, problems)
    return Submission(path, assignment, answers, problems)


def _nothing(path: Path, others: list[str]) -> str:
    archives = [name for name in others if ARCHIVE.fullmatch(name)]
    if archives:
        return f"{path} holds no notebook, but {archives[0]}: unpack that, and name the folder with the notebooks."
    known = ", ".join(a.id for a in assignments())
    lies = f" There is {named(others)}, which is no notebook (.ipynb)." if others else ""
    return f"{path} holds no notebook of an assignment that this autograder knows ({known}).{lies}"


def submission_of(content: dict, assignment: Assignment, notebook: Notebook, path: Path) -> Submission:
    """One notebook, format 4, that has been read already. `path` is what the report calls it."""
    problems: list[str] = []
    read = content_of_json(path.name, content)
    return Submission(path, assignment, answers_of(notebook, path, read, problems), problems)
