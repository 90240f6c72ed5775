"""The parts that an exercise takes from other answers of the same student: those that pass, whatever notebook they are in.

They are judged first, like any answer. The process that answers the exercise then gets their cells, as data.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from autograder.course.assignment import Assignment, assignments
from autograder.course.manifest import current
from autograder.reading.parts import Answers, answers_beside, exercise_of, plan, reasons
from autograder.reading.submission import Submission
from autograder.reporting.report import Report


def given_parts(submission: Submission, only: list[str] | None, grade: Callable[..., Report]) -> str:
    """A plan (JSON) of the parts for those exercises of a submission that take some; empty where none does.

    `grade` gives the report on `only` some exercises of a submission.
    """
    if submission.given is not None:
        return submission.given
    used_by = current().manifest.parts.used_by
    takers = [
        a.exercise.id
        for a in submission.answers
        if a.exercise.id in used_by and a.attempted and (only is None or a.exercise.id in only)
    ]
    if not takers:
        return ""
    wanted = {found[1].id for id in takers for name in used_by[id] if (found := exercise_of(name))}
    answers: Answers = {a.exercise.id: a for a in submission.beside or [] if a.cell}
    if submission.beside is None:
        answers |= answers_beside(submission.path)
    answers |= {a.exercise.id: a for a in submission.answers if a.cell}
    passed: set[str] = set()
    for assignment in assignments():
        some = [a for id, a in answers.items() if id in wanted and a.attempted and _has(assignment, id)]
        if some:
            part = Submission(submission.path, assignment, some, [])
            report = grade(part, only=[a.exercise.id for a in some])
            passed |= {result.id for result in report.exercises if result.status == "passed"}
    return msgspec.json.encode(plan(answers, passed, reasons(answers, passed))).decode()


def _has(assignment: Assignment, exercise_id: str) -> bool:
    return any(exercise.id == exercise_id for exercise in assignment.exercises)
