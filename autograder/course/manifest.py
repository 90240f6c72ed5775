"""The manifest of a course: the one file that says what is this course's and not the machine's.

A course is a folder of checks with a `course.toml` in it. `docs/new-course.md` explains each line of the file.

    AUTOGRADER_COURSE=~/poems/checks autograder check ...     # a course in a folder
    pip install learner-from-scratch                          # one that is installed: entry point `autograder.courses`

A process works with one course. It is never looked for in the folder that somebody stands in or hands in: a manifest
names code that runs with the grader's own rights.
"""

from __future__ import annotations

import importlib
import importlib.util
import os
from collections.abc import Callable
from functools import cache
from importlib.metadata import entry_points
from itertools import chain
from pathlib import Path
from typing import Any

import msgspec

from autograder.inside.packages import find_first
from autograder.inside.plan import Parts

MANIFEST = "course.toml"
VARIABLE = "AUTOGRADER_COURSE"
ALWAYS_OFF_LIMITS = ("autograder", "checks", "solutions")
HELPERS = "course_helpers"
"""The folder of a course, beside its checks, with modules that answers' processes can import."""


class CourseError(Exception):
    """There is no course, or its manifest is wrong. The message says which and why, in a line."""


class Answers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What answers may not touch: `off_limits` cannot be imported, `out_of_sight` cannot be read as source.

    The autograder, the checks and the solutions are off limits in every course.
    """

    off_limits: list[str] = []
    out_of_sight: list[str] = []


class Worker(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a worker does before it runs answers: it `imports` these."""

    imports: list[str] = []


class Files(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A folder of files that answers read: `folder` says where, `prepare` makes what is missing ("module:function").

    Answers find it in the environment variable `variable`.
    """

    folder: str
    variable: str
    prepare: str = ""


class TakenAway(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """By exercise, the functions ("module:name") that are its answer, and that its process goes without.

    An entry may add how a student writes it: "fastcore.basics:range_of as L.range". An answer that calls one of the
    `fetched` is refused. The `provided` are names that the notebook itself offers, so calling one is a mistake like
    others.
    """

    fetched: dict[str, list[str]] = {}
    provided: dict[str, list[str]] = {}


class Assignment(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One assignment: its notebooks in order, and other files that may be handed in with them."""

    notebooks: list[str]
    extra_files: list[str] = []


class Demo(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The made-up class: `students`, a list of `autograder.classroom.demo.Student`, as "path/to/file.py:NAME"."""

    assignment: str
    students: str


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A `course.toml`, as it was read."""

    title: str
    assignments: dict[str, Assignment]
    default: str = ""
    packages: list[str] = []
    known_answers: str = "answers"
    answers: Answers = Answers()
    worker: Worker = Worker()
    files: Files | None = None
    taken_away: TakenAway = TakenAway()
    parts: Parts = Parts()
    demo: Demo | None = None


class Course:
    """A course: its manifest, and where its parts are. Raises `CourseError` where the manifest is wrong."""

    def __init__(self, folder: Path):
        self.folder = folder.resolve()
        self.manifest = _read(self.folder / MANIFEST)
        self.root = self.folder.parent
        """The folder around the checks, with the course's packages and, for an instructor, its `solutions`."""
        self.records = self.folder / "released"
        self.solutions = self.root / "solutions"
        self.known_answers = self.root / self.manifest.known_answers
        helpers = self.folder / HELPERS
        self.packages = {name: self.root / name for name in self.manifest.packages}
        if helpers.is_dir():
            self.packages[HELPERS] = helpers

    @property
    def importable(self) -> dict[str, Path]:
        """What a grader, or a live notebook, imports of this course: its packages, and its checks."""
        return {**self.packages, "checks": self.folder}

    @property
    def off_limits(self) -> list[str]:
        """What answers cannot import, by the first part of its name."""
        return [*ALWAYS_OFF_LIMITS, *self.manifest.answers.off_limits]

    @property
    def default(self) -> str:
        """The assignment that commands look at where none is named: the manifest's `default`, or its first."""
        return self.manifest.default or next(iter(self.manifest.assignments))

    def held(self, exercise_id: str) -> list[str]:
        """The functions and classes, such as "reference.losses:logsumexp", that are the answer to this exercise."""
        taken = self.manifest.taken_away
        return [
            entry.partition(" as ")[0]
            for entry in (*taken.fetched.get(exercise_id, ()), *taken.provided.get(exercise_id, ()))
        ]

    def fetched(self, exercise_id: str, path: str) -> bool:
        """Whether the manifest says that an answer to this exercise could only go and fetch what is at "module:name"."""
        entries = self.manifest.taken_away.fetched.get(exercise_id, ())
        return path in [entry.partition(" as ")[0] for entry in entries]

    def spoken(self, path: str) -> str:
        """What a student writes to use what is at "module:name", as the manifest says it: "L.range"."""
        taken = self.manifest.taken_away
        for table in (taken.provided, taken.fetched):
            for entry in chain(*table.values()):
                found, _, name = entry.partition(" as ")
                if found == path:
                    return name or path.rpartition(":")[2]
        return path.rpartition(":")[2]

    def files_folder(self) -> Path | None:
        """The folder of files that answers read; None where the course has none."""
        files = self.manifest.files
        return Path(named(files.folder)()) if files else None

    def prepare_files(self) -> None:
        """Make the files that answers read, where they are missing. Raises `CourseError` where that fails."""
        if self.manifest.files and self.manifest.files.prepare:
            prepare = named(self.manifest.files.prepare)
            try:
                prepare()
            except Exception as error:  # the course's own code, with errors of its own
                raise CourseError(f"The files that answers read are not there: {error}") from error


@cache
def current() -> Course:
    """The course that this process works with. Raises `CourseError`."""
    folder = os.environ.get(VARIABLE)
    course = Course(_folder_at(Path(folder)) if folder else _installed())
    find_first(course.importable)
    return course


def use(folder: Path) -> None:
    """From here on, have this process and those that it starts work with the course in `folder`. Raises `CourseError`."""
    os.environ[VARIABLE] = str(_folder_at(folder))
    current.cache_clear()


def named(place: str) -> Callable[..., Any]:
    """The function at "module:name". Raises `CourseError`."""
    module, _, name = place.partition(":")
    try:
        return getattr(importlib.import_module(module), name)
    except (ImportError, AttributeError) as error:
        raise CourseError(f"{MANIFEST} names {place!r}, which cannot be imported ({error}).") from None


def _folder_at(folder: Path) -> Path:
    """Where the manifest is: in the folder itself, or in its `checks`."""
    for found in (folder, folder / "checks"):
        if (found / MANIFEST).is_file():
            return found.resolve()
    raise CourseError(f"There is no {MANIFEST} in {folder} or in {folder / 'checks'}.")


def _installed() -> Path:
    found = sorted(entry_points(group="autograder.courses"), key=lambda entry: entry.name)
    if not found:
        raise CourseError(f"No course is installed. Set {VARIABLE} to the folder of one.")
    if len({entry.value for entry in found}) > 1:
        names = ", ".join(entry.name for entry in found)
        raise CourseError(f"Several courses are installed ({names}). Set {VARIABLE} to the folder of one.")
    spec = importlib.util.find_spec(found[0].value)
    if spec is None or not spec.submodule_search_locations:
        raise CourseError(f"The course {found[0].name!r} is not where it was installed. Install it again.")
    return Path(next(iter(spec.submodule_search_locations)))


def _read(path: Path) -> Manifest:
    try:
        manifest = msgspec.toml.decode(path.read_bytes(), type=Manifest)
    except OSError as error:
        raise CourseError(f"{path} cannot be read: {error.strerror}.") from None
    except (msgspec.MsgspecError, ValueError) as error:
        raise CourseError(f"{path} is wrong: {error}.") from None
    if not manifest.assignments:
        raise CourseError(f"{path} is wrong: it names no assignment.")
    if manifest.default and manifest.default not in manifest.assignments:
        raise CourseError(f"{path} is wrong: default = {manifest.default!r} is none of its assignments.")
    for name in manifest.packages:
        if not (path.parent.parent / name / "__init__.py").is_file():
            raise CourseError(f"{path} is wrong: there is no package {name!r} in {path.parent.parent}.")
    return manifest
