"""What a notebook shows: a card for one exercise, a board for all. Plain HTML, no script, light and dark."""

from __future__ import annotations

import io
import re
from html import escape

from autograder.reporting.report import Chart, CheckResult, ExerciseResult, Failure, Report
from autograder.reporting.words import CHECK_MARKS, CHECK_WORDS, EXERCISE_WORDS, points, praise

STYLE = """
.ag-card { border: 1px solid #8888; border-left: 5px solid var(--ag); border-radius: 4px; padding: .6em 1em;
  margin: .3em 0; max-width: 60em; font-family: system-ui, sans-serif; font-size: 14px; line-height: 1.45; }
.ag-card.ag-good { --ag: #2e8540; } .ag-card.ag-bad { --ag: #c9302c; } .ag-card.ag-todo { --ag: #b58900; }
.ag-card h4 { margin: 0 0 .3em; font-size: 15px; font-weight: bold; }
.ag-card ul { list-style: none; margin: 0; padding: 0; }
.ag-card li { margin: .15em 0; } .ag-mark { display: inline-block; width: 1.3em; font-weight: bold; }
.ag-pass .ag-mark { color: #2e8540; } .ag-fail .ag-mark { color: #d9534f; } .ag-none .ag-mark { color: #b58900; }
.ag-card dl { display: grid; grid-template-columns: max-content 1fr; gap: .1em .8em; margin: .3em 0 .4em 1.3em; }
.ag-card dt { opacity: .7; margin: 0; } .ag-card dd { margin: 0; }
.ag-card dd pre { margin: 0; white-space: pre-wrap; word-break: normal; overflow-wrap: anywhere; font-size: 13px;
  background: transparent; color: inherit; }
.ag-card p { margin: .2em 0 .2em 1.3em; } .ag-card details { margin-top: .5em; }
.ag-card progress { width: 20em; } .ag-card td, .ag-card th { text-align: left; padding: 0 .8em 0 0; }
.ag-card svg { max-width: 30em; height: auto; background: #fff; border-radius: 4px; }
"""


def card(result: ExerciseResult, hints: list[str] | None = None) -> str:
    """The card; hints, where given, lie behind folds, one within the other."""
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
        parts.append(f"<p>{escape(result.message).replace(chr(10), '<br>')}</p>")
    ran = [check for check in result.checks if check.status != "not_run"]
    if ran:
        # The first failure is shown in full; one thing at a time is enough to mend.
        first = next((check for check in ran if check.status not in ("passed", "broken")), None)
        parts.append("<ul>" + "".join(_check(check, check is first) for check in ran) + "</ul>")
    if result.status != "passed" and hints:
        parts.append(_folds(hints))
    return "".join([*parts, "</section>"])


def board(report: Report) -> str:
    """All exercises of a report, with points, a bar, and the one to do next."""
    done = sum(exercise.status == "passed" for exercise in report.exercises)
    total = len(report.exercises)
    following = next((e for e in report.exercises if e.status != "passed"), None)
    tone = "good" if following is None else "todo"
    parts = [
        f'<style>{STYLE}</style><section class="ag-card ag-{tone}" aria-label="Progress">',
        f"<h4>{done} of {total} exercises, {points(report.score)} of {points(report.max_score)} points</h4>",
        f'<progress max="{max(total, 1)}" value="{done}" aria-label="exercises that pass"></progress>',
        *(f"<p>{escape(problem)}</p>" for problem in report.problems),
        "<table><thead><tr><th>exercise</th><th></th><th>result</th><th>points</th></tr></thead><tbody>",
        *(_row(exercise) for exercise in report.exercises),
        "</tbody></table>",
        f"<p>{escape(praise(report.exercises))}</p>"
        if following is None
        else f"<p>Next: {_name(following)}</p>",
    ]
    return "".join([*parts, "</section>"])


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


def _check(check: CheckResult, in_full: bool) -> str:
    tone = {"passed": "pass", "broken": "none"}.get(check.status, "fail")
    words = CHECK_WORDS[check.status]
    mark = f'<span class="ag-mark" role="img" aria-label="{words}">{CHECK_MARKS[check.status]}</span>'
    says = f"{mark}{escape(check.says)}"
    if check.failure is None or in_full or check.status == "broken":
        return f'<li class="ag-{tone}">{says}{_failure(check.failure)}</li>'
    return f'<li class="ag-{tone}"><details><summary>{says}</summary>{_failure(check.failure)}</details></li>'


def _failure(failure: Failure | None) -> str:
    if failure is None:
        return ""
    where = "\n".join(failure.lines)
    rows = [("tried", failure.tried), ("expected", failure.expected), ("got", failure.got), ("where", where)]
    listed = "".join(f"<dt>{label}</dt><dd><pre>{escape(text)}</pre></dd>" for label, text in rows if text)
    parts = [f"<dl>{listed}</dl>" if listed else "", f"<p>{escape(failure.why)}</p>" if failure.why else ""]
    return "".join(parts) + (f"<p>{_svg(failure.chart)}</p>" if failure.chart else "")


def _folds(hints: list[str]) -> str:
    inner = ""
    for number, hint in reversed(list(enumerate(hints, 1))):
        inner = (
            f"<details><summary>Hint {number} of {len(hints)}</summary><p>{escape(hint)}</p>{inner}</details>"
        )
    return inner


def _svg(chart: Chart) -> str:
    from matplotlib.figure import Figure

    # With fixed margins: a layout that measures its labels draws everything twice.
    figure = Figure(figsize=(5, 2.6))
    axes = figure.add_axes((0.16, 0.19, 0.81, 0.69))
    for line, style in zip(chart.lines, ("C3-", "C2--", "C0:", "C1-."), strict=False):
        axes.plot(line.ys, style, label=line.label)
    axes.set(title=chart.title, xlabel=chart.x, ylabel=chart.y)
    axes.ticklabel_format(axis="y", scilimits=(-2, 3))  # so that labels fit into the margin
    axes.legend()
    out = io.StringIO()
    figure.savefig(out, format="svg", metadata={"Date": None})
    text = out.getvalue()
    return text[text.index("<svg") :].replace(
        "<svg", f'<svg role="img" aria-label="{escape(chart.title)}"', 1
    )
