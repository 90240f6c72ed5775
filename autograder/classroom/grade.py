"""Grades a class: what has changed since the last time, many submissions at once, each entered as it is done.

Submissions are graded by processes (`pool`) or other machines (`cluster`), and entered into the gradebook by this one,
through nbgrader's own autograder. A submission counts as graded when the mark beside its autograded notebooks is written,
which is the last thing that happens to it; so whenever this is stopped, the next run goes on where it stopped.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

import msgspec

from autograder.classroom import reports
from autograder.classroom.course import NO_ROOM, TRIES, Course, NoCourse, NoGradebook, NoRoom
from autograder.classroom.intake import Contents, Refused, asked_for, handed_in_at, look, read, shown
from autograder.classroom.jobs import Done, Job
from autograder.classroom.others import beside, others
from autograder.classroom.pool import Graders
from autograder.course import assignment as record
from autograder.course.digest import MACHINE, fingerprint
from autograder.course.manifest import current
from autograder.grading.seeds import new_seed
from autograder.reporting.report import Report

MARK = ".autograder.json"
"""Beside a student's autograded notebooks; `nbgrader_config.py` keeps it from the feedback."""


class Graded(msgspec.Struct):
    """A submission's grading in short. `failure`: why it could not be graded or entered, by no fault of the student's."""

    student: str
    score: float = 0.0
    max_score: float = 0.0
    waits: bool = False  # for a person, to mark answers in words
    results: dict[str, str] = {}  # the status of each exercise, by its id
    problems: list[str] = []
    faults: list[str] = []  # of the checks
    seconds: float = 0.0
    isolation: str = ""
    fingerprint: str = ""
    failure: str = ""


class Grading:
    """The grading of one assignment of a course: first look at `todo` and `unchanged`, then iterate over `run`."""

    def __init__(
        self, course: Course, assignment: str, students: list[str] | None = None, force: bool = False
    ):
        """Raises `NoCourse`, in words, where the assignment or a student is not there."""
        self.course = course
        self.assignment = course.assignment(assignment)
        self._hidden = {a: _hidden(course, a) for a in [assignment, *others(self.assignment)]}
        self._released_files = self._read_released()
        self._same_for_all = self._basis()
        self._seed = new_seed()
        self._given: dict[str, str] = {}  # fingerprints of what went to be graded
        self._asked = asked_for(course.config, assignment)
        submitted, refused = course.students(assignment)
        self._refused = {} if students else refused
        for student in students or []:
            if student not in submitted:
                raise NoCourse(
                    f"{student!r} has submitted nothing of {assignment}. {record.suggestion(student, submitted)}"
                )
        self.unchanged: list[Graded] = []
        self.todo: list[str] = []
        for student in students or submitted:
            before = None if force else self._before(student)
            if before is None:
                self.todo.append(student)
            else:
                self.unchanged.append(before)

    def run(self, graders: Graders) -> Generator[Graded, None, None]:
        """Grade what is to do; yields each submission as it is entered.

        Raises `NoCourse` where another grading is under way, `NoRoom` and other `OSError`s where nothing can be written.
        """
        with _alone(self.course):
            for student, why in self._refused.items():
                yield Graded(shown(student), failure=f"{shown(student)} {why}")
            empty = [s for s in self.todo if not self._has_notebooks(s)]
            for student in empty:
                yield self._saved(student, partial(self._nothing, student))
            rest = [student for student in self.todo if student not in empty]
            with closing(graders.results(rest, self._job)) as results:
                for done in results:
                    yield self._saved(done.student, partial(self._enter, done))

    def _saved(self, student: str, entered: Callable[[], Graded]) -> Graded:
        """What `entered` makes of a submission, tried again where the connection to the gradebook breaks off."""
        for _ in range(TRIES):
            try:
                return entered()
            except NoGradebook as reason:
                failure = str(reason)
            except OSError as error:
                if error.errno in NO_ROOM:
                    raise NoRoom(str(error)) from None
                raise
        return Graded(student, failure=failure)

    def _job(self, student: str) -> Job:
        # Taken first: what is handed in from now on counts as new, and is graded the next time.
        self._given[student] = self._fingerprint(student)
        found = self._look(student)
        submitted, unread = {}, dict(found.refused)
        for name in found.notebooks:
            try:
                submitted[name] = read(self._submitted(student), name)
            except Refused as reason:
                unread[name] = str(reason)
        return Job(
            self.assignment.id,
            student,
            self.assignment,
            submitted,
            self._released_files,
            self._hidden,
            self._seed,
            unread={name: why for name, why in unread.items() if name in self._released_files},
            problems=self._problems(student, found),
            beside=self._beside(student),
        )

    def _enter(self, done: Done) -> Graded:
        if done.failure:
            return Graded(done.student, failure=shown(done.failure))
        with reports.given_by(_HandedIn(done.reports)):
            failure = self.course.autograde(self.assignment.id, done.student)
        if failure:
            return Graded(done.student, failure=shown(failure))
        graded = Graded(
            done.student,
            results={e.id: e.status for r in done.reports.values() for e in r.exercises},
            problems=[shown(problem) for r in done.reports.values() for problem in r.problems],
            faults=[line for r in done.reports.values() for line in r.faults],
            seconds=round(sum(r.seconds for r in done.reports.values()), 2),
            isolation=next(iter(done.reports.values())).isolation,
            fingerprint=self._given[done.student],
        )
        return self._mark(graded)

    def _nothing(self, student: str) -> Graded:
        print_ = self._fingerprint(student)
        self.course.nothing_submitted(self.assignment.id, student)
        graded = Graded(
            student,
            results={exercise.id: "missing" for exercise in self.assignment.exercises},
            problems=["No notebook was handed in.", *self._problems(student, self._look(student))],
            fingerprint=print_,
        )
        return self._mark(graded)

    def _mark(self, graded: Graded) -> Graded:
        if score := self.course.score(self.assignment.id, graded.student):
            graded.score, graded.max_score, graded.waits = score
        folder = self.course.autograded(self.assignment.id, graded.student)
        folder.mkdir(parents=True, exist_ok=True)
        unfinished = folder / f"{MARK}.part"
        unfinished.write_bytes(msgspec.json.encode(graded))
        os.replace(unfinished, folder / MARK)
        return graded

    def _before(self, student: str) -> Graded | None:
        """The last grading, if nothing that it depended on has changed and the gradebook still has it."""
        try:
            before = msgspec.json.decode(
                (self.course.autograded(self.assignment.id, student) / MARK).read_bytes(), type=Graded
            )
        except (OSError, msgspec.MsgspecError):
            return None
        score = self.course.score(self.assignment.id, student)
        if score is None or before.fingerprint != self._fingerprint(student):
            return None
        before.score, before.max_score, before.waits = score  # a person may have marked it since
        return before

    def _has_notebooks(self, student: str) -> bool:
        """Whether there is anything that could be a notebook, were it one that cannot be read."""
        found = self._look(student)
        return any(name.endswith(".ipynb") for name in [*found.files, *found.refused])

    def _look(self, student: str) -> Contents:
        return look(self._submitted(student), self._asked)

    def _problems(self, student: str, found: Contents) -> list[str]:
        _, late = handed_in_at(self._submitted(student))
        return [*found.problems(but=self._released_files), *([late] if late else [])]

    def _beside(self, student: str) -> dict[str, bytes]:
        return beside(self.assignment, partial(self.course.submitted, student=student))

    def _fingerprint(self, student: str) -> str:
        parts = []
        found = self._look(student)
        for name in found.files:
            try:
                parts += [name.encode(), read(self._submitted(student), name)]
            except Refused as reason:
                parts.append(f"{name} {reason}".encode())
        parts += [f"{shown(name)} {why}".encode() for name, why in sorted(found.refused.items())]
        parts += [
            part for name, content in self._beside(student).items() for part in (name.encode(), content)
        ]
        return fingerprint(self._same_for_all.encode(), *parts)

    def _basis(self) -> str:
        """A digest of what all gradings of the assignment depend on: the release, the checks and this package."""
        files = [
            *sorted(MACHINE.rglob("*.py")),
            *sorted(current().folder.rglob("*.py")),
        ]
        return fingerprint(
            *(f.read_bytes() for f in files),
            msgspec.json.encode(self.assignment),
            *self._released_files.values(),
            *(content for files in self._hidden.values() for content in files.values()),
        )

    def _read_released(self) -> dict[str, bytes]:
        found = {}
        for notebook in self.assignment.notebooks:
            file = self.course.released(self.assignment.id) / f"{notebook.name}.ipynb"
            if not file.exists():
                force = " --force" if file.parent.exists() else ""  # or nbgrader skips what is there
                raise NoCourse(
                    f"{file} is not there. Run: nbgrader generate_assignment {self.assignment.id}{force}"
                )
            found[file.name] = file.read_bytes()
        return found

    def _submitted(self, student: str) -> Path:
        return self.course.submitted(self.assignment.id, student)


class _HandedIn:
    """Reports that are there already."""

    def __init__(self, found: dict[str, Report]):
        self._found = found

    def report_for(self, task: reports.Task) -> Report:
        return self._found[task.notebook]


def _hidden(course: Course, assignment: str) -> dict[str, bytes]:
    folder = record.hidden_checks(assignment, course.solutions)
    return {p.name: p.read_bytes() for p in sorted(folder.glob("*.py"))} if folder else {}


@contextmanager
def _alone(course: Course) -> Iterator[None]:
    """Hold the course's lock: two gradings at once would each undo the other's files. Raises `NoCourse`."""
    place = Path(course.directory.format_path(course.directory.autograded_directory, ".", "."))
    place.mkdir(parents=True, exist_ok=True)
    with open(place / ".lock", "ab") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise NoCourse("This course is being graded already, by another `autograder grade`.") from None
        yield
