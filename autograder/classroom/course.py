"""A course as `nbgrader_config.py` describes it: its folders, its submissions, its gradebook."""

from __future__ import annotations

import errno
import logging
import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import nbgrader.api as db
from jupyter_core.paths import jupyter_config_path
from nbgrader.api import Base, Gradebook, InvalidEntry, MissingEntry
from nbgrader.apps import NbGraderAPI
from sqlalchemy import Engine, inspect, select
from sqlalchemy.exc import NoSuchModuleError, SAWarning, SQLAlchemyError
from traitlets.config import Config, PyFileConfigLoader

from autograder.classroom import guards
from autograder.classroom.configuration import find_programs
from autograder.classroom.intake import handed_in_at, no_folder, no_student
from autograder.classroom.register import NotRegistered, register
from autograder.course.assignment import Assignment, assignments, records_beside, suggestion

guards.install()

CONFIGURATION = "nbgrader_config.py"
NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EROFS)
TRIES = 2  # of entering a submission, where a connection to the gradebook is lost


# nbgrader visits the gradebook some thirty times for a submission, each time with a new engine. What SQLAlchemy knows of
# the tables, and the statements that it has compiled, go with an engine; keeping it spares a quarter of the time.
db.create_engine = cache(db.create_engine)


# And each time it has every table asked for by name, which is most of its queries. Which tables there are is one query.
_create_all = Base.metadata.create_all


def _create_missing(bind: Engine) -> None:
    if not Base.metadata.tables.keys() <= set(inspect(bind).get_table_names()):
        _create_all(bind=bind)


Base.metadata.create_all = _create_missing  # type: ignore[method-assign, assignment]


class NoCourse(Exception):
    """There is no such course, assignment or student. The message says what to do, in a line or two."""


class NoGradebook(NoCourse):
    """The gradebook cannot be reached, or has broken off."""


class NoRoom(NoCourse):
    """Nothing more can be written into the course's folder."""


def configuration(folder: Path) -> Config:
    """What the nbgrader_config.py of the course in `folder` says, on top of those in Jupyter's folders, as for nbgrader.

    Raises `NoCourse` where there is none.
    """
    if not (folder / CONFIGURATION).is_file():
        raise NoCourse(f"There is no {CONFIGURATION} in {folder.resolve()}: run this in a course's folder.")
    find_programs()
    config = Config()
    # Where the exchange is, for instance, is often said in /etc/jupyter.
    for place in [*reversed(jupyter_config_path()), str(folder.resolve())]:
        if Path(place, CONFIGURATION).is_file():
            config.merge(PyFileConfigLoader(CONFIGURATION, place).load_config())
    return config


class Course:
    """The course in a folder. Raises `NoCourse` where there is none."""

    def __init__(self, folder: Path):
        self.config = config = configuration(folder)
        # What nbgrader has to say of each submission is kept with its result, and is not printed.
        log = logging.getLogger("autograder.nbgrader")
        log.propagate = False
        log.addHandler(logging.NullHandler())
        # Its gradebook's tracebacks: what went wrong is raised, too, and said in a line.
        logging.getLogger("tornado.application").addHandler(logging.NullHandler())
        # nbgrader's own way of adding a submission; there is nothing for an instructor in it.
        warnings.filterwarnings("ignore", message="Object of type .* not in session", category=SAWarning)
        self.api = NbGraderAPI(config=config, log=log)
        self.directory = self.api.coursedir
        self.changed: list[str] = []
        """What a look at the released notebooks has changed in the gradebook that changes marks, a line for each."""
        records_beside(Path(self.directory.root))

    def assignment(self, name: str) -> Assignment:
        """The assignment, as it was released. What the gradebook lacks of it is entered. Raises `NoCourse`."""
        known = {a.id: a for a in assignments()}
        if name not in known:
            raise NoCourse(f"There is no assignment {name!r}. {suggestion(name, list(known))}")
        files = {n.name: self.released(name) / f"{n.name}.ipynb" for n in known[name].notebooks}
        there = {notebook: file for notebook, file in files.items() if file.exists()}
        with self.gradebook() as gradebook:
            if not there and not gradebook.db.scalar(select(db.Assignment.id).filter_by(name=name)):
                raise NoCourse(f"{name} has not been released. Run: nbgrader generate_assignment {name}")
            try:
                self.changed = register(gradebook, self.directory.db_url, name, there)
            except NotRegistered as reason:
                raise NoCourse(str(reason)) from None
        return known[name]

    def students(self, assignment: str) -> tuple[list[str], dict[str, str]]:
        """Who has a folder of this assignment among the submissions, in order; and which folders are no student's, why."""
        root = Path(self.directory.format_path(self.directory.submitted_directory, ".", "."))
        students, refused = [], {}
        for student in sorted(os.listdir(root)) if root.is_dir() else []:
            folder = self.submitted(assignment, student)
            if student[0] == "." or not folder.is_dir():
                continue
            if why := no_student(student) or no_folder(folder):
                refused[student] = f"{why}. It was left alone."
            else:
                students.append(student)
        return students, refused

    def submitted(self, assignment: str, student: str) -> Path:
        return Path(self.directory.format_path(self.directory.submitted_directory, student, assignment))

    def autograded(self, assignment: str, student: str) -> Path:
        return Path(self.directory.format_path(self.directory.autograded_directory, student, assignment))

    def released(self, assignment: str) -> Path:
        return Path(self.directory.format_path(self.directory.release_directory, ".", assignment))

    @property
    def solutions(self) -> Path:
        return Path(self.directory.root) / self.directory.source_directory

    @contextmanager
    def gradebook(self) -> Iterator[Gradebook]:
        """The gradebook, for the length of the block. Raises `NoGradebook`, also where the block loses it."""
        try:
            with Gradebook(self.directory.db_url, self.directory.course_id) as gradebook:
                yield gradebook
        except (ModuleNotFoundError, NoSuchModuleError) as error:
            raise NoGradebook(
                f"There is no driver for the gradebook's db_url ({error}). For PostgreSQL: "
                "pip install 'learner-from-scratch[postgres]', and a db_url of postgresql+psycopg://..."
            ) from None
        except (SQLAlchemyError, InvalidEntry) as error:
            says = str(getattr(error, "orig", None) or error)
            if _is_full(says):
                raise NoRoom(f"The gradebook cannot be written: {_line(says)}") from None
            raise NoGradebook(f"The gradebook cannot be used: {_line(says)}") from None

    def score(self, assignment: str, student: str) -> tuple[float, float, bool] | None:
        """Score, highest possible score, and whether something waits for a person; None where nothing is graded."""
        with self.gradebook() as gradebook:
            try:
                found = gradebook.find_submission(assignment, student)
            except MissingEntry:
                return None
            return found.score, found.max_score, found.needs_manual_grade

    def collect(self, assignment: str, update: bool) -> dict:
        """Bring submissions in from the exchange, as `nbgrader collect` does: its success, its error and its log."""
        self.api.log.setLevel(logging.INFO)
        return self.api.collect(assignment, update=update)

    def autograde(self, assignment: str, student: str) -> str:
        """Run nbgrader's autograder on one student. Returns what went wrong, in a line; empty if nothing did.

        Once more where the connection to the gradebook broke off: nothing is entered twice by that. Raises `NoRoom`.
        """
        says = ""
        for _ in range(TRIES):
            done = self.api.autograde(assignment, student, force=True, create=True)
            if done["success"]:
                return ""
            error, log = done.get("error") or "", done.get("log") or ""
            if error.rstrip().endswith("KeyboardInterrupt"):  # which nbgrader takes for one more failure
                raise KeyboardInterrupt
            says = _reason(f"{error}\n{log}")
            if _is_full(error + log):
                raise NoRoom(says)
            if "sqlalchemy.exc." not in error + log:
                break
        return says

    def nothing_submitted(self, assignment: str, student: str) -> None:
        """Enter a submission without a single notebook, which nbgrader itself would pass over: all of it is zero."""
        with self.gradebook() as gradebook:
            gradebook.update_or_create_student(student)
            handed_in, _ = handed_in_at(self.submitted(assignment, student))
            submission = gradebook.update_or_create_submission(assignment, student, timestamp=handed_in)
            for notebook in submission.notebooks:
                for grade in notebook.grades:
                    grade.auto_score = 0
                    grade.needs_manual_grade = False
            gradebook.db.commit()


def _reason(log: str) -> str:
    """The line of a log that says what went wrong: the last exception's."""
    lines = [line.strip() for line in log.splitlines() if line.strip() and "see the the above" not in line]
    telling = [line for line in lines if "Error" in line.split(":")[0] or "Exception" in line.split(":")[0]]
    return (telling or lines or ["nbgrader gave no reason"])[-1].rpartition("TooMuchError: ")[2]


def _line(says: str) -> str:
    return next((line.strip() for line in says.splitlines() if line.strip()), "no reason is given")


def _is_full(says: str) -> bool:
    """Whether an error is for want of a place to write to: the system's own words, or SQLite's."""
    words = [f"[Errno {number}] {os.strerror(number)}" for number in NO_ROOM]
    return any(
        w in says for w in (*words, "database or disk is full", "attempt to write a readonly database")
    )
