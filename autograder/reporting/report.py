"""The report of one grading: data that the terminal, the notebook and everything else render."""

from __future__ import annotations

from typing import Literal

import msgspec

CheckStatus = Literal["passed", "failed", "timeout", "crashed", "broken", "not_run"]
ExerciseStatus = Literal[
    "passed", "failed", "error", "timeout", "crashed", "broken", "not_attempted", "missing", "refused"
]


class Line(msgspec.Struct, frozen=True):
    """One curve of a chart."""

    label: str
    ys: list[float]


class Chart(msgspec.Struct, frozen=True):
    """Curves over 0, 1, 2, ...: the student's beside the right one, where a picture says more than numbers."""

    title: str
    x: str
    y: str
    lines: list[Line]


class Failure(msgspec.Struct, frozen=True, omit_defaults=True):
    """Why a check did not pass. All but `why` may be empty.

    `tried` can be pasted into a cell; `why` says what the difference usually means; `lines` are the lines of
    the student's own that an exception passed through; `printed` is the beginning of what their code printed.
    """

    why: str
    tried: str = ""
    expected: str = ""
    got: str = ""
    lines: list[str] = []
    chart: Chart | None = None
    printed: str = ""

    def text(self) -> str:
        """The failure in plain text."""
        rows = [
            ("Tried", self.tried),
            ("Expected", self.expected),
            ("Got", self.got),
            ("Where", "\n".join(self.lines)),
            ("Your code printed", self.printed),
        ]
        parts = [_row(label, text) for label, text in rows if text]
        return "\n".join([*parts, self.why] if self.why else parts)


def _row(label: str, text: str) -> str:
    head = f"{label + ':':<10}" if len(label) < 9 else f"{label}:\n" + " " * 10
    return head + text.replace("\n", "\n" + " " * 10)


class CheckResult(msgspec.Struct):
    """`fault` is for the check's author: the traceback of a check that is "broken", which judges nobody.

    `chart` is a picture of what a check that passed has seen, where it makes one.
    """

    name: str
    says: str
    status: CheckStatus
    hidden: bool = False
    required: bool = False
    message: str = ""
    failure: Failure | None = None
    fault: str = ""
    chart: Chart | None = None


class ExerciseResult(msgspec.Struct):
    """`message` says what kept the checks from being run, where something did.

    An exercise is "broken" where all of its checks are; it has no score then, and waits for a person.
    """

    id: str
    title: str
    notebook: str
    status: ExerciseStatus
    score: float
    max_score: float
    seconds: float
    checks: list[CheckResult]
    message: str = ""

    @property
    def faults(self) -> list[str]:
        """A line for each of its checks that is at fault, for the instructor."""
        return [
            f"{self.id}: the check {check.name} is at fault ({check.fault.splitlines()[-1].strip()})."
            " It judges nobody until it is mended."
            for check in self.checks
            if check.status == "broken"
        ]


class Report(msgspec.Struct):
    """`seconds` are wall-clock time; `isolation` says how student code was kept apart from the machine."""

    submission: str
    assignment: str
    isolation: Literal["sandbox", "process", "kernel"]
    seed: int
    score: float
    max_score: float
    seconds: float
    problems: list[str]
    exercises: list[ExerciseResult]
    schema: int = 1

    @property
    def faults(self) -> list[str]:
        """A line for each check that is at fault. They are among the `problems` as well."""
        return [line for exercise in self.exercises for line in exercise.faults]

    @property
    def passed(self) -> bool:
        return all(exercise.status == "passed" for exercise in self.exercises)

    def to_json(self) -> str:
        return msgspec.json.format(msgspec.json.encode(self), indent=2).decode()
