"""The page: one HTML file that needs nothing else, neither a network nor a script."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from autograder.class_report import charts
from autograder.class_report.data import ClassData, Submission
from autograder.class_report.facts import (
    FEW,
    ExerciseFacts,
    facts_of,
    in_words,
    is_complete,
    sorted_for_grid,
    status_of,
    totals_of,
)
from autograder.class_report.project import points, visible
from autograder.class_report.statuses import STATUSES, status

HERE = Path(__file__).parent
SHOWN = 4
"""Mistakes of an exercise that are seen at once; the others are in a fold."""
TOP = 10
"""Mistakes in the list of the commonest."""


def page(data: ClassData, made: datetime) -> str:
    """The HTML. Whatever comes from a student is escaped, and its control characters are written out."""
    environment = Environment(
        loader=FileSystemLoader(HERE),
        autoescape=True,
        finalize=lambda value: visible(value) if type(value) is str else value,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"points": points, "title": title, "many": many, "percent": percent}
    facts = facts_of(data)
    totals = totals_of(data)
    rows, columns = sorted_for_grid(data, facts)
    anchors = {fact.exercise.id: f"exercise-{number}" for number, fact in enumerate(facts, 1)}
    missed = sorted((f for f in facts if f.failed), key=lambda f: (-f.failed / f.students, f.exercise.id))
    return environment.get_template("page.html").render(
        data=data,
        made=f"{made:%d %B %Y, %H:%M}".lstrip("0"),
        style=Markup((HERE / "page.css").read_text(encoding="utf-8")),
        charts=charts,
        facts=facts,
        missed=missed,
        top=_commonest(missed),
        all_passed=[f.exercise for f in facts if f.passed and not f.failed],
        unanswered=[f.exercise for f in facts if not f.passed and not f.failed],
        anchors=anchors,
        totals=totals,
        partial=sum(not is_complete(one, data) for one in data.submissions),
        rows=rows,
        columns=columns,
        status=status,
        status_of=status_of,
        seen=[
            STATUSES[name] for name in STATUSES if any(f.statuses[name] for f in facts) or _shows(name, data)
        ],
        in_words=in_words,
        shown=SHOWN,
        few=FEW,
        look_at=[(one, notes) for one in data.submissions if (notes := _notes(one, data))],
        titles={f.exercise.id: f.exercise.title for f in facts},
        late=sorted((s for s in data.submissions if s.seconds_late > 0), key=lambda s: -s.seconds_late),
        how_late=how_late,
        attempts=_attempts(data),
    )


def title(text: str) -> Markup:
    """An exercise's title: what stands between backticks in its heading is code here too."""
    return Markup(re.sub(r"`([^`]+)`", r"<code>\1</code>", str(escape(visible(text)))))


def many(count: int, one: str, more: str = "") -> str:
    """`1 student`, `2 students`."""
    return f"{count} {one if count == 1 else more or one + 's'}"


def percent(share: float) -> str:
    return f"{100 * share:.0f} %"


def how_late(seconds: float) -> str:
    """In the two largest units, rounded down."""
    minutes = int(seconds // 60)
    days, hours, minutes = minutes // 1440, minutes // 60 % 24, minutes % 60
    parts = [many(n, unit) for n, unit in ((days, "day"), (hours, "hour"), (minutes, "minute")) if n]
    return ", ".join(parts[:2]) or "less than a minute"


def _commonest(missed: list[ExerciseFacts]) -> list[tuple]:
    """(facts, mistake) of what most students did wrong, where more than one did."""
    found = [(fact, mistake) for fact in missed for mistake in fact.mistakes if mistake.students > 1]
    return sorted(found, key=lambda pair: (-pair[1].students, pair[0].exercise.id))[:TOP]


def _shows(name: str, data: ClassData) -> bool:
    return name == "unknown" and any(not is_complete(one, data) for one in data.submissions)


def _notes(one: Submission, data: ClassData) -> list[str]:
    """What an instructor should look at in a submission."""
    again = ["It was handed in again after it was graded."] if one.handed_in_again else []
    unread = [f"{reason[0].upper()}{reason[1:]}. Its exercises are left out here." for reason in one.unread]
    refused = [e.id for e in data.exercises if e.id in one.results and one.results[e.id].status == "refused"]
    if refused:
        first = one.results[refused[0]].first
        why = f": {first.why}" if first and first.why else "."
        again.append(f"Refused in {', '.join(refused)}{why}")
    return [*again, *unread, *one.problems]


def _attempts(data: ClassData) -> list[tuple[int, int]]:
    """(how often, how many students) as far as it is known."""
    known = [one.hand_ins for one in data.submissions if one.hand_ins]
    return [(times, known.count(times)) for times in sorted(set(known))]
