"""Are the checks any good? Holds them against answers whose worth is known.

The course's folder of known answers has a folder for each exercise, with right answers, written in really different ways,
and wrong ones. Each is a file that opens with one line: `# right: what it is`, or `# wrong (test_is_recursive): what it is`,
with the check that must be the one to notice it (or several, separated by commas, any of which must). The model answer
must pass every check, and the untouched stub none.

What a student reads counts as much. The lines below say what the first message must match, and what it must not:

    # wrong (test_first_twenty): starts with 1, 1
    # says: starts with 1
    # not: too many

`# by heart (test_name): ...` is a wrong answer too: right for what is known beforehand, and for nothing else. Such an answer
may pass the visible checks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from autograder.course.assignment import assignments, find_exercise
from autograder.course.manifest import current
from autograder.grading.grader import Grader
from autograder.reading.answer import Answer
from autograder.reading.cell import Cell
from autograder.reading.parts import plan
from autograder.reading.submission import Submission, read_submission
from autograder.reporting.report import ExerciseResult
from autograder.running.limits import Limits

if TYPE_CHECKING:
    from autograder.authoring.mutants import Mutant

HASTY = Limits(cell=3, check=3, slow_checks=1)  # a change that makes a loop endless is noticed by its hanging
WORDS = re.compile(r"# (says|not): (.+)")
FIRST_LINE = re.compile(
    r"# (?:(?P<right>right)|(?:wrong|(?P<heart>by heart)) \((?P<checks>test_\w+(?:, test_\w+)*)\)): (?P<what>.+)"
)


class BadAnswerFile(ValueError):
    """An answer file that does not say, in its first line, what it is."""


@dataclass(frozen=True)
class KnownAnswer:
    """An answer whose worth is known: `fails` names checks any of which must notice a wrong one.

    The first message that it gets must match `says` and must not match `says_not` (regular expressions, case aside).
    """

    exercise_id: str
    name: str
    what: str
    source: str
    fails: tuple[str, ...] = ()
    says: str = ""
    says_not: str = ""
    by_heart: bool = False

    @property
    def right(self) -> bool:
        return not self.fails


@dataclass(frozen=True)
class Verdict:
    """What became of a known answer. `complaint` is empty where it is as it should be; `seed` is the run's."""

    answer: KnownAnswer
    result: ExerciseResult
    complaint: str
    seed: int


def known_answers(exercise_id: str, folder: Path | None = None) -> Iterator[KnownAnswer]:
    """The answers in `folder/exercise_id` (default: the course's). Raises `BadAnswerFile`."""
    for path in sorted(((folder or current().known_answers) / exercise_id).glob("*.py")):
        source = path.read_text(encoding="utf-8")
        first = FIRST_LINE.fullmatch(source.partition("\n")[0])
        if first is None:
            raise BadAnswerFile(
                f"{path} must open with '# right: what it is' or '# wrong (test_name): what it is'."
            )
        fails = tuple(first["checks"].split(", ")) if first["checks"] else ()
        words = {found[1]: found[2] for line in source.splitlines()[1:3] if (found := WORDS.fullmatch(line))}
        yield KnownAnswer(
            exercise_id,
            path.stem,
            first["what"],
            source,
            fails,
            words.get("says", ""),
            words.get("not", ""),
            first["heart"] is not None,
        )


def model_answer(exercise_id: str, solutions: Path | None = None) -> KnownAnswer:
    """The answer in the source notebook."""
    assignment, notebook, _ = find_exercise(exercise_id)
    submission = read_submission(
        (solutions or current().solutions) / assignment.id / f"{notebook.name}.ipynb"
    )
    cell = submission.answer(exercise_id).cell
    assert cell is not None
    return KnownAnswer(exercise_id, "model", "the model answer", cell.source)


def verify(exercise_id: str, grader: Grader, seed: int | None = None) -> Iterator[Verdict]:
    """Grade the model answer, the stub, and all known answers of an exercise. Without a `seed` each is given its own.

    Raises `BadAnswerFile`, and what `grader` raises.
    """
    _, _, exercise = find_exercise(exercise_id)
    for answer in [model_answer(exercise_id), *known_answers(exercise_id)]:
        result, drawn_with = try_answer(exercise_id, answer.source, grader, seed)
        yield Verdict(answer, result, _complaint(answer, result), drawn_with)
    stub = KnownAnswer(
        exercise_id, "stub", "the untouched stub", exercise.stub + "\n# untouched", ("every check",)
    )
    result, drawn_with = try_answer(exercise_id, stub.source, grader, seed)
    passing = [check.name for check in result.checks if check.status == "passed"]
    yield Verdict(stub, result, f"the stub passes {', '.join(passing)}" if passing else "", drawn_with)


def lucky_checks(verdicts: list[Verdict]) -> Iterator[str]:
    """For each check that an answer passes in one run and not in another, a line that says so and names two seeds.

    Equal answers are to earn equal points: what tells a mistake is to be among the inputs, whatever else is drawn.
    """
    passed: dict[str, int] = {}
    not_passed: dict[str, int] = {}
    for verdict in verdicts:
        for check in verdict.result.checks:
            if check.status != "not_run":
                (passed if check.status == "passed" else not_passed).setdefault(check.name, verdict.seed)
    for name in sorted(passed.keys() & not_passed.keys()):
        yield f"{name} is passed with seed {passed[name]} and not with seed {not_passed[name]}"


def surviving_mutants(exercise_id: str, grader: Grader) -> Iterator[tuple[Mutant, bool]]:
    """Each small automatic change to the model answer, and whether it passes the checks all the same.

    `grader` is best a hasty one (`HASTY`).
    """
    # Only for authors, who have cosmic-ray; a student's environment does not need it.
    from autograder.authoring.mutants import mutants

    for mutant in mutants(model_answer(exercise_id).source):
        result, _ = try_answer(exercise_id, mutant.source, grader)
        yield mutant, result.status == "passed"


def try_answer(
    exercise_id: str, source: str, grader: Grader, seed: int | None = None, *, visible_only: bool = False
) -> tuple[ExerciseResult, int]:
    """The result of one answer, alone in its notebook, and the seed that its inputs were drawn from."""
    solutions = current().folder if visible_only else None  # where there are no hidden checks
    report = grader.grade(alone(exercise_id, source), seed=seed, solutions=solutions)
    return report.exercises[0], report.seed


def alone(exercise_id: str, source: str) -> Submission:
    """A submission of one answer, with all parts that it may take from the model answers."""
    assignment, notebook, exercise = find_exercise(exercise_id)
    answer = Answer(exercise, notebook, Cell(exercise.id, source, 1))
    return Submission(Path(f"{notebook.name}.ipynb"), assignment, [answer], [], given=given_to(exercise_id))


def given_to(exercise_id: str) -> str | None:
    """The plan of the parts (JSON) that an exercise takes, from the model answers; None where it takes none."""
    return _model_parts() if exercise_id in current().manifest.parts.used_by else None


@cache
def _model_parts() -> str:
    """The plan of all parts, from the model answers."""
    answers = {
        a.exercise.id: a
        for assignment in assignments()
        for a in read_submission(current().solutions / assignment.id).answers
        if a.cell
    }
    return msgspec.json.encode(plan(answers, set(answers))).decode()


def _complaint(answer: KnownAnswer, result: ExerciseResult) -> str:
    if faults := [f"{check.name} is at fault:\n{check.fault}" for check in result.checks if check.fault]:
        return "\n".join(faults)
    failing = [check.name for check in result.checks if check.status not in ("passed", "not_run")]
    known = {check.name for check in result.checks}
    if known and (unknown := sorted({name for name in answer.fails if name.startswith("test_")} - known)):
        return f"there is no check {' or '.join(unknown)}"
    if answer.right:
        return "" if result.status == "passed" else f"right, but {result.status}: {result.message or failing}"
    if result.status == "passed":
        return "wrong, but accepted"
    if result.status in ("failed", "timeout", "crashed") and not set(failing) & set(answer.fails):
        return f"rejected by {', '.join(failing)} instead of {' or '.join(answer.fails)}"
    if result.status not in ("failed", "timeout", "crashed") and result.status not in answer.fails:
        return f"not even tried: {result.status}: {result.message}"
    return _wrong_words(answer, first_message(result))


def first_message(result: ExerciseResult) -> str:
    """What a student reads first of why an exercise does not pass."""
    if result.message:
        return result.message
    return next((check.message for check in result.checks if check.status not in ("passed", "not_run")), "")


def _wrong_words(answer: KnownAnswer, message: str) -> str:
    flat = " ".join(message.split())
    if answer.says and not re.search(answer.says, flat, re.IGNORECASE):
        return f"the first message does not say {answer.says!r}: {flat}"
    if answer.says_not and re.search(answer.says_not, flat, re.IGNORECASE):
        return f"the first message says {answer.says_not!r}: {flat}"
    return ""
