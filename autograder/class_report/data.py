"""What is known of a class, as plain data."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class First:
    """The first thing that a student reads of an exercise that does not pass.

    `says` is the line of the check; where no check ran it is empty, and `why` says what kept the checks from running.
    """

    why: str
    says: str = ""
    hidden: bool = False
    mistake: str = ""
    tried: str = ""
    expected: str = ""
    got: str = ""
    where: str = ""


@dataclass(frozen=True)
class Result:
    status: str
    score: float
    first: First | None = None


@dataclass(frozen=True)
class Exercise:
    id: str
    title: str
    notebook: str
    points: float


@dataclass
class Submission:
    """One student's. `results` lacks the exercises whose graded notebook cannot be read; `unread` says why."""

    label: str
    results: dict[str, Result] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    total: float = 0.0
    max_total: float = 0.0
    waiting: int = 0
    seconds_late: float = 0.0
    handed_in_again: bool = False
    hand_ins: int = 0

    @property
    def points(self) -> float:
        """Of the exercises, without answers in words."""
        return sum(result.score for result in self.results.values())


@dataclass(frozen=True)
class Waiting:
    """The answers to one question that wait for a person; `points` is what they can earn together."""

    cell: str
    in_words: bool
    count: int
    points: float


@dataclass(frozen=True)
class Absent:
    """Students without a result. `labels` are their names; empty where names are off."""

    count: int
    labels: list[str]


@dataclass(frozen=True)
class ClassData:
    """`has_due`: whether the assignment has a due date, so that anything can be late at all."""

    assignment: str
    exercises: list[Exercise]
    submissions: list[Submission]
    waiting: list[Waiting]
    not_graded: Absent
    nothing: Absent
    has_due: bool
    names: bool
