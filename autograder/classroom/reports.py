"""Where the report on one notebook of one student comes from.

`GradeCells` asks the source that is in use. By default that is `OwnWorker`, which grades the notebook then and
there. Who has graded already hands the reports in:

    with given_by(source):       # anything with a `report_for(task)`
        Autograde(...).start()

To grade what `GradeCells` would, use `repaired` and `report_on`. A graded notebook keeps its report in its own
metadata; `kept_report` finds it again.
"""

from __future__ import annotations

import atexit
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import msgspec
import nbformat
from nbformat import NotebookNode

from autograder.classroom import reading
from autograder.classroom.repair import Repaired, repair
from autograder.course.assignment import Assignment, Notebook, assignments
from autograder.grading.grader import Grader
from autograder.grading.passes import Passes
from autograder.reading.answer import Answer
from autograder.reading.parts import answers_beside
from autograder.reading.submission import Submission, submission_of
from autograder.reporting.report import Report

IDLE = 120.0  # seconds after which a worker that nobody asks is ended; it holds some hundred megabytes


@dataclass(frozen=True)
class Task:
    """One repaired notebook of one student. `solutions` is the folder that holds the hidden checks.

    `beside`: the student's notebooks of other assignments, as they were handed in.
    """

    student: str
    assignment: str
    notebook: str
    nb: NotebookNode
    solutions: Path
    beside: dict[str, bytes] = field(default_factory=dict)


class ReportSource(Protocol):
    def report_for(self, task: Task) -> Report: ...


def known(assignment: str, notebook: str) -> tuple[Assignment, Notebook] | None:
    """What the autograder has on record of a notebook; None for a notebook that is none of its own."""
    for a in assignments():
        for n in a.notebooks:
            if (a.id, n.name) == (assignment, notebook):
                return a, n
    return None


def repaired(path: Path, released: Path, why_not: str = "") -> Repaired:
    """The submitted notebook at `path`, held against the released one at `released`; both are named alike.

    Its `problems` begin with those of the file itself; `why_not`: why there is no file to read.
    """
    nb, problems = reading.read(path, why_not)
    found = known(released.parent.name, released.stem)
    if found is None:
        raise LookupError(f"{released} is not a notebook that this autograder knows.")
    result = repair(nb, nbformat.read(released, as_version=4), found[1])
    result.problems[:0] = problems
    keep(result.nb, problems=result.problems, put_back=result.put_back, file=problems)
    return result


def report_on(task: Task, grader: Grader, *, seed: int | None = None, passes: Passes | None = None) -> Report:
    """Grade a repaired notebook as the terminal grades one, as `reports_on` does several."""
    (report,) = reports_on([task], grader, seed=seed, passes=passes)
    return report


def reports_on(
    tasks: list[Task], grader: Grader, *, seed: int | None = None, passes: Passes | None = None
) -> list[Report]:
    """Grade several repaired notebooks of one student, all of one assignment, as the terminal grades a folder of them.

    Each gets a report of its own. What is among the `passes` is not tried again.
    """
    parts = [_submission(task) for task in tasks]
    whole = Submission(
        Path(tasks[0].student, tasks[0].assignment),
        parts[0].assignment,
        [answer for part in parts for answer in part.answers],
        [],
        beside=_answers(tasks[0].beside),
    )
    graded = grader.grade(whole, seed=seed, solutions=tasks[0].solutions, passes=passes)
    return [_part_of(graded, task, part) for task, part in zip(tasks, parts, strict=True)]


def _answers(notebooks: dict[str, bytes]) -> list[Answer]:
    with tempfile.TemporaryDirectory(prefix="beside-") as root:
        folder = Path(root, "notebooks")  # nothing else is beside it
        folder.mkdir()
        for name, content in notebooks.items():
            (folder / Path(name).name).write_bytes(content)
        return list(answers_beside(folder).values())


def _submission(task: Task) -> Submission:
    found = known(task.assignment, task.notebook)
    if found is None:
        raise LookupError(f"{task.assignment}/{task.notebook} is not a notebook that this autograder knows.")
    return submission_of(task.nb, *found, Path(task.student, task.assignment, f"{task.notebook}.ipynb"))


def _part_of(graded: Report, task: Task, part: Submission) -> Report:
    """The report on one of the notebooks that were graded together."""
    notes = task.nb.metadata.get("autograder", {})
    results = [result for result in graded.exercises if result.notebook == task.notebook]
    for result in results:
        if result.id in notes.get("put_back", []) and result.status == "not_attempted":
            result.status, result.message = "missing", f"There is no cell {result.id!r} in the submission."
    return msgspec.structs.replace(
        graded,
        submission=str(part.path),
        score=sum(r.score for r in results),
        max_score=sum(r.max_score for r in results),
        seconds=round(sum(r.seconds for r in results), 3),
        problems=[
            *notes.get("problems", []),
            *part.problems,
            *(line for result in results for line in result.faults),
        ],
        exercises=results,
    )


def keep(nb: NotebookNode, **notes: object) -> None:
    """Add to what the notebook's metadata says of its grading."""
    nb.metadata["autograder"] = {**nb.metadata.get("autograder", {}), **notes}


def kept_report(path: Path) -> Report | None:
    """The report that an autograded notebook was given; None where there is none."""
    try:
        notes = nbformat.read(path, as_version=4).metadata.get("autograder", {})
        return msgspec.convert(notes["report"], Report)
    except (OSError, ValueError, KeyError):
        return None


class OwnWorker:
    """Grades each notebook when it is asked for, all with one warm worker that is started on first use.

    All with one seed, too: in a class, the same answer shall get the same marks.
    """

    def __init__(self, idle: float = IDLE):
        self._idle = idle
        self._seed: int | None = None
        self._passes = Passes()
        self._grader: Grader | None = None
        self._lock = threading.Lock()
        self._timer: threading.Timer | None = None

    def report_for(self, task: Task) -> Report:
        with self._lock:
            self._stop_timer()
            try:
                report = report_on(task, self._warm(), seed=self._seed, passes=self._passes)
                self._seed = report.seed
                return report
            finally:
                self._timer = threading.Timer(self._idle, self.close)
                self._timer.daemon = True
                self._timer.start()

    def close(self) -> None:
        """End the worker, if there is one."""
        with self._lock:
            self._stop_timer()
            if self._grader is not None:
                atexit.unregister(self.close)
                self._grader.close()
                self._grader = None

    def _warm(self) -> Grader:
        if self._grader is None:
            self._grader = Grader()
            atexit.register(self.close)
        return self._grader

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None


_in_use: list[ReportSource] = [OwnWorker()]


def in_use() -> ReportSource:
    return _in_use[-1]


@contextmanager
def given_by(source: ReportSource) -> Iterator[None]:
    """For the length of the block, let `GradeCells` take its reports from `source`."""
    _in_use.append(source)
    try:
        yield
    finally:
        _in_use.remove(source)
