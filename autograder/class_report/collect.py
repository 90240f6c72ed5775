"""Everything that grading already knows of a class: from its graded notebooks, and from the gradebook."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path

from autograder.class_report.attempts import hand_ins
from autograder.class_report.data import Absent, ClassData, Exercise, First, Result, Submission
from autograder.class_report.kept import KeptExercise, Unreadable, kept_report
from autograder.class_report.marks import Marks, marks
from autograder.class_report.project import Course, NoCourse

Hide = Callable[[str], str]
NO_NOTEBOOK = "No notebook was handed in."


def collect(folder: Path, assignment: str, names: bool = False) -> ClassData:
    """What is known of an assignment in the course in `folder`. Raises `NoCourse` where nothing of it is graded.

    Without `names`, students are called by numbers. Their order tells nothing: it is that of the random ids which the
    gradebook gave their submissions.
    """
    course = Course(folder)
    course.assignment(assignment)
    with course.gradebook() as gradebook:
        known = marks(gradebook, assignment)
    if not known.rows:
        raise NoCourse(f"Nothing of {assignment} is graded yet. Run: autograder grade {assignment}")
    reader = _Reader(course, assignment, known.notebooks)
    attempts = hand_ins(course, assignment)
    submissions = []
    for number, row in enumerate(sorted(known.rows, key=lambda row: row.id), 1):
        one = reader.read(row.student, _same if names else _hiding(row.student, known))
        one.label = _called(row.student, known) if names else f"student {number}"
        one.total, one.max_total, one.seconds_late = row.total, row.max_total, row.seconds_late
        one.waiting, one.hand_ins = known.waits[row.student], attempts[row.student]
        submissions.append(one)
    if names:
        submissions.sort(key=lambda one: one.label)
    exercises = reader.exercises()
    if not exercises:
        reason = next((reason for one in submissions for reason in one.unread), "there is none")
        raise NoCourse(f"There is nothing to report: {reason}. Run: autograder grade {assignment} --force")
    for one in submissions:
        if NO_NOTEBOOK in one.problems:
            one.results = {exercise.id: Result("missing", 0.0) for exercise in exercises}
    graded = {row.student for row in known.rows}
    handed_in = set(course.students(assignment)[0])

    def absent(students: Iterable[str]) -> Absent:
        called = sorted(_called(student, known) for student in students)
        return Absent(len(called), called if names else [])

    return ClassData(
        assignment,
        exercises,
        submissions,
        known.waiting,
        not_graded=absent(handed_in - graded),
        nothing=absent(known.names.keys() - handed_in - graded),
        has_due=known.has_due,
        names=names,
    )


class _Reader:
    """Reads one submission after the other, and remembers which exercises there are."""

    def __init__(self, course: Course, assignment: str, notebooks: list[str]):
        self._course = course
        self._assignment = assignment
        self._seen: dict[str, dict[str, Exercise]] = {notebook: {} for notebook in notebooks}

    def exercises(self) -> list[Exercise]:
        return [exercise for notebook in self._seen.values() for exercise in notebook.values()]

    def read(self, student: str, hide: Hide) -> Submission:
        one = Submission("")
        graded = self._course.autograded(self._assignment, student)
        submitted = self._course.submitted(self._assignment, student)
        if not any(graded.glob("*.ipynb")) and submitted.is_dir() and not any(submitted.glob("*.ipynb")):
            one.problems = [NO_NOTEBOOK]
            return one
        one.handed_in_again = _time(submitted) != _time(graded) and submitted.is_dir()
        problems: dict[str, list[str]] = {}
        for notebook, seen in self._seen.items():
            try:
                report = kept_report(graded / f"{notebook}.ipynb")
            except Unreadable as reason:
                one.unread.append(f"the graded notebook {notebook}.ipynb {reason}")
                continue
            for problem in report.problems:
                problems.setdefault(hide(problem), []).append(notebook)
            for exercise in report.exercises:
                seen[exercise.id] = Exercise(exercise.id, exercise.title, notebook, exercise.max_score)
                one.results[exercise.id] = Result(exercise.status, exercise.score, _first(exercise, hide))
        for problem, notebooks in problems.items():
            named = all(notebook in problem for notebook in notebooks)
            one.problems.append(problem if named else f"{', '.join(notebooks)}: {problem}")
        return one


def _first(exercise: KeptExercise, hide: Hide) -> First | None:
    if exercise.status == "passed":
        return None
    if exercise.message:
        why, _, where = exercise.message.partition("\n")
        return First(hide(why.rstrip(": ")), where=hide(where))
    check = next((check for check in exercise.checks if check.status not in ("passed", "not_run")), None)
    if check is None:
        return None
    if check.failure is None:
        return First("", check.says, check.hidden)
    failure = check.failure
    return First(
        hide(failure.why),
        check.says,
        check.hidden,
        hide(failure.mistake),
        hide(failure.tried),
        hide(failure.expected),
        hide(failure.got),
        hide("\n".join(failure.lines)),
    )


def _time(folder: Path) -> str:
    """When a submission was handed in, as the file that nbgrader keeps with it says; empty where there is none."""
    try:
        return (folder / "timestamp.txt").read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""


def _called(student: str, known: Marks) -> str:
    name = " ".join(part for part in known.names.get(student, ()) if part)
    return f"{name} ({student})" if name else student


def _same(text: str) -> str:
    return text


def _hiding(student: str, known: Marks) -> Hide:
    """Takes a student's own id and names out of what is shown: an answer, or a path in a message, may have them."""
    words = [w for w in (student, student.capitalize(), *known.names.get(student, ())) if len(w) > 2]
    if not words:
        return _same
    own = re.compile("|".join(rf"(?<![^\W_]){re.escape(word)}(?![^\W_])" for word in words))
    return lambda text: own.sub("(name)", text)
