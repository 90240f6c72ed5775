"""What a notebook shows: a card for one exercise, a board for all. Plain HTML, no script, light and dark."""

from __future__ import annotations

import html
import io
import math
import re
import secrets
from itertools import groupby

from autograder.reporting.report import Chart, CheckResult, ExerciseResult, Failure, Report
from autograder.reporting.words import (
    CHECK_MARKS,
    CHECK_WORDS,
    EXERCISE_WORDS,
    aside,
    count,
    following,
    points,
    praise,
    same_stop,
    visible,
)

LARGEST_DRAWN, MOST_DRAWN = 1e30, 10_000

# One mistake often fails several checks, and only the first is sure to name it.
LATER = "This may go away once the first failure is fixed."

STYLE = """
.ag-card { border: 1px solid #8888; border-left: 5px solid var(--ag); border-radius: 4px; padding: .6em 1em;
  margin: .3em 0; max-width: 60em; font-family: system-ui, sans-serif; font-size: 14px; line-height: 1.45;
  text-align: left; overflow-wrap: anywhere; }
.ag-card.ag-good { --ag: #2e8540; } .ag-card.ag-bad { --ag: #c9302c; } .ag-card.ag-todo { --ag: #b58900; }
.ag-card h4 { margin: 0 0 .3em; font-size: 15px; font-weight: bold; }
.ag-card ul:not(.list-inline) { list-style: none; margin: 0; padding: 0; }
.ag-card li { margin: .15em 0; } .ag-mark { display: inline-block; width: 1.3em; font-weight: bold; }
.ag-card dl { margin: .3em 0 .4em 1.3em; display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .1em .8em; }
.ag-card dt, .ag-card dd { float: none; width: auto; margin: 0; padding: 0; min-width: 0; }
.ag-card dt { font-weight: normal; overflow-wrap: normal; }
.ag-card pre { margin: 0; padding: 0; border: 0; white-space: pre-wrap; word-break: normal;
  overflow-wrap: anywhere; font-size: 13px; background: transparent; color: inherit; }
.ag-card p, .ag-card > pre, .ag-card details > pre { margin: .2em 0 .2em 1.3em; }
.ag-card details { margin: .4em 0 0; }
.ag-card summary { display: list-item; list-style: disclosure-closed inside; cursor: pointer; }
.ag-card details[open] > summary { list-style-type: disclosure-open; }
.ag-card summary:focus-visible { outline: 2px solid; outline-offset: 2px; }
.ag-hint { margin: .2em 0 .2em 1.3em; }
.ag-card progress { width: 20em; max-width: 100%; }
.ag-card table.ag-board { margin: .4em 0; border: 0; border-collapse: collapse; table-layout: auto; width: auto;
  display: table; }
.ag-card table.ag-board th, .ag-card table.ag-board td { text-align: left; padding: .1em .9em .1em 0; border: 0;
  background: transparent; white-space: normal; max-width: none; vertical-align: top; }
.ag-card table.ag-board thead th { overflow-wrap: normal; }
.ag-card table.ag-board tbody th { padding-top: .6em; font-weight: bold; }
.ag-card svg { max-width: 30em; width: 100%; height: auto; background: #fff; border-radius: 4px; }
.jp-OutputArea-child:has(.ag-points) { display: none; }
@media (max-width: 480px) { .ag-card dl { display: block; } }
"""


def card(result: ExerciseResult, hints: list[str] | None = None, passed: str = "") -> str:
    """The card; hints, where given, lie behind folds, one within the other. `passed` is said once it passes."""
    tone = {"passed": "good", "not_attempted": "todo", "missing": "todo", "broken": "todo"}.get(
        result.status, "bad"
    )
    head = (
        f"{escape(result.id)} · {_title(result.title)}: {EXERCISE_WORDS[result.status]}, "
        f"{points(result.score)} of {points(result.max_score)} points"
    )
    parts = [
        f'<style>{STYLE}</style><section class="ag-card ag-{tone}" aria-label="Result of {escape(result.id)}">'
    ]
    parts.append(f"<h4>{head}</h4>")
    if result.message:
        parts.append(
            f"<p><pre>{escape(result.message)}</pre></p>"
            if "\n" in result.message
            else f"<p>{escape(result.message)}</p>"
        )
    ran = [check for check in result.checks if check.status != "not_run"]
    if ran:
        # The first failure is shown in full; one thing at a time is enough to mend.
        first = next((check for check in ran if check.status not in ("passed", "broken")), None)
        parts.append("<ul>" + "".join(_check(check, first) for check in ran) + "</ul>")
    if result.status != "passed" and hints:
        parts.append(_folds(hints))
    if result.status == "passed" and passed:
        parts.append(f"<p>{_prose(passed)}</p>")
    return "".join([*parts, "</section>"])


def board(report: Report) -> str:
    """All exercises of a report by notebook, with points, a bar, and the one to do next."""
    done = sum(exercise.status == "passed" for exercise in report.exercises)
    total = len(report.exercises)
    upcoming = following(report.exercises)
    tone = "good" if upcoming is None else "todo"
    last = f"Next: {_name(upcoming)}" if upcoming else escape(praise(report.exercises))
    parts = [
        f'<style>{STYLE}</style><section class="ag-card ag-{tone}" aria-label="Progress">',
        f"<h4>{done} of {count(total, 'exercise')}, {points(report.score)} of {points(report.max_score)} points</h4>",
        f'<progress max="{max(total, 1)}" value="{done}" aria-label="exercises that pass"></progress>',
        f"<p><strong>{last}</strong></p>",
        *(f"<p>{escape(problem)}</p>" for problem in report.problems),
        '<table class="ag-board"><thead><tr><th scope="col">exercise</th><th scope="col">title</th>'
        '<th scope="col">result</th><th scope="col">points</th></tr></thead>',
        *(
            f'<tbody><tr><th scope="rowgroup" colspan="4">{escape(notebook)}</th></tr>'
            + "".join(map(_row, exercises))
            + "</tbody>"
            for notebook, exercises in groupby(report.exercises, key=lambda exercise: exercise.notebook)
        ),
        "</table>",
    ]
    return "".join([*parts, "</section>"])


def _prose(text: str) -> str:
    """A sentence or a hint as HTML: what stands between backticks is code, and a fenced block a block of it."""
    parts = []
    for block in re.split(r"(```.*?```)", text, flags=re.DOTALL):
        if block.startswith("```"):
            code = re.sub(r"^```\w*\n|\n?```$", "", block)
            parts.append(f"<pre>{escape(code)}</pre>")
        else:
            parts.append(_title(block.strip()))
    return "".join(parts)


def _title(title: str) -> str:
    """An exercise's title as HTML: what stands between backticks in its heading is code here too."""
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", escape(title))


def _name(exercise: ExerciseResult) -> str:
    return f"{escape(exercise.id)}, {_title(exercise.title)} (in {escape(exercise.notebook)})"


def _row(exercise: ExerciseResult) -> str:
    score = f"{points(exercise.score)} / {points(exercise.max_score)}"
    cells = (
        escape(exercise.id),
        _title(exercise.title),
        escape(EXERCISE_WORDS[exercise.status]),
        escape(score),
    )
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


def _check(check: CheckResult, first: CheckResult | None) -> str:
    status = "not_run" if same_stop(check, first) else check.status
    tone = {"passed": "pass", "broken": "none", "not_run": "none"}.get(status, "fail")
    mark = f'<span class="ag-mark" role="img" aria-label="{CHECK_WORDS[status]}">{CHECK_MARKS[status]}</span>'
    words = aside(check, first)
    says = f"{mark}{escape(check.says)}" + (f" ({words})" if words else "")
    if check.failure is None or check is first or check.status == "broken":
        shown = _svg(check.chart) if check.chart else ""
        return f'<li class="ag-{tone}">{says}{_failure(check.failure)}{shown}</li>'
    folded = f"<p>{LATER}</p>{_failure(check.failure)}"
    return f'<li class="ag-{tone}"><details><summary>{says}</summary>{folded}</details></li>'


def _failure(failure: Failure | None) -> str:
    if failure is None:
        return ""
    where = "\n".join(failure.lines)
    rows = [
        ("tried", failure.tried),
        ("expected", failure.expected),
        ("got", failure.got),
        ("where", where),
        ("your code printed", failure.printed),
    ]
    listed = "".join(f"<dt>{label}</dt><dd><pre>{escape(text)}</pre></dd>" for label, text in rows if text)
    parts = [f"<dl>{listed}</dl>" if listed else "", f"<p>{escape(failure.why)}</p>" if failure.why else ""]
    return "".join(parts) + (f"<p>{_svg(failure.chart)}</p>" if failure.chart else "")


def _folds(hints: list[str]) -> str:
    inner = ""
    for number, hint in reversed(list(enumerate(hints, 1))):
        shown = f'<div class="ag-hint">{_prose(hint)}</div>'
        inner = f"<details><summary>Hint {number} of {len(hints)}</summary>{shown}{inner}</details>"
    return inner


def _svg(chart: Chart) -> str:
    """The chart as a picture. Numbers too large for one are left out."""
    from matplotlib.figure import Figure

    # With fixed margins: a layout that measures its labels draws everything twice.
    figure = Figure(figsize=(5, 2.6))
    axes = figure.add_axes((0.16, 0.19, 0.81, 0.69))
    for line, style in zip(chart.lines, ("C3-", "C2--", "C0:", "C1-."), strict=False):
        axes.plot(
            [y if abs(y) < LARGEST_DRAWN else math.nan for y in line.ys[:MOST_DRAWN]], style, label=line.label
        )
    axes.set(title=chart.title, xlabel=chart.x, ylabel=chart.y)
    axes.ticklabel_format(axis="y", scilimits=(-2, 3))  # so that labels fit into the margin
    axes.legend()
    out = io.StringIO()
    figure.savefig(out, format="svg", metadata={"Date": None})
    # Several charts may be on one page, and no two things on it may have the same id.
    text = re.sub(r'(\bid="|href="#|url\(#)', rf"\g<1>chart-{secrets.token_hex(4)}-", out.getvalue())
    return text[text.index("<svg") :].replace(
        "<svg", f'<svg role="img" aria-label="{escape(chart.title)}"', 1
    )


def escape(text: str) -> str:
    """The text as HTML, with control characters written out."""
    return html.escape(visible(text))
