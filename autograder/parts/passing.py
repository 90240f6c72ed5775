"""Which answers pass their checks: tried in the sandbox, and remembered by what they depend on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from itertools import groupby
from pathlib import Path

from autograder.course.assignment import Assignment, assignments
from autograder.course.digest import fingerprint
from autograder.course.manifest import current
from autograder.grading.grader import Grader
from autograder.grading.passes import key_of
from autograder.parts.memory import Memory
from autograder.reading.submission import Answer, Submission

SEED = 0  # the same answer gets the same verdict
FINAL = ("passed", "failed", "error", "refused")
"""Verdicts that would be the same the next time; others may have to do with how busy the machine is."""


def passing(
    answers: Iterable[Answer],
    grader: Callable[[], AbstractContextManager[Grader]],
    tell: Callable[[str], None] = print,
) -> set[str]:
    """The exercises that pass. `grader` starts one, which is used, and closed, only if there is something to try.

    Raises what the grader raises.
    """
    memory = Memory("passing")
    keys = {a.exercise.id: _key(a) for a in answers if a.attempted}
    new = [a for a in answers if a.attempted and memory.get(keys[a.exercise.id]) is None]
    if new:
        tell(
            f"Trying {_answers(len(new))} of yours, to see which pass. From then on, only what you change is tried."
        )
        with grader() as running:
            for assignment, some in _by_assignment(new):
                submission = Submission(Path("."), assignment, some, [])
                report = running.grade(submission, only=[a.exercise.id for a in some], seed=SEED)
                found = {keys[r.id]: r.status == "passed" for r in report.exercises if r.status in FINAL}
                memory.keep(found)
    return {id for id, key in keys.items() if memory.get(key)}


def _by_assignment(answers: list[Answer]) -> Iterable[tuple[Assignment, list[Answer]]]:
    whose = {e.id: a for a in assignments() for e in a.exercises}
    ordered = sorted(answers, key=lambda a: whose[a.exercise.id].id)
    return [
        (assignment, list(some)) for assignment, some in groupby(ordered, key=lambda a: whose[a.exercise.id])
    ]


def _key(answer: Answer) -> str:
    folder = current().folder / answer.exercise.id
    checks = fingerprint(*(file.read_bytes() for file in sorted(folder.glob("*.py"))))
    return key_of(answer, SEED, checks).hex()


def _answers(n: int) -> str:
    return "an answer" if n == 1 else f"{n} answers"
