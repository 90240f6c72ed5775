"""The list at the top of a feedback page: exercises by their names, and what still waits for a person said as such.

nbgrader's own template names cells ("Test cell"), and writes 0.0 where nobody has given points yet.
"""

from __future__ import annotations

import re
from html import escape

from nbformat import NotebookNode
from nbgrader.api import Gradebook, MissingEntry

ENTRY = re.compile(r'<li><a href="#(comment-)?([^"]+)">[^<]*</a>(?: \(Score: ([^)/]*) / ([^)]*)\))?</li>')
HEADING = (
    r'(<a name="{}"></a>\s*<div class="panel-heading">.*?<span class="pull-right">\s*Score: )[\d.]+( / )'
)
TOTAL = re.compile(r"(<h4>.*? \(Score: [\d.]+ / [\d.]+)(\)</h4>)", re.DOTALL)
WAITS = "waits"


def named(page: str, nb: NotebookNode, about: dict[str, str]) -> str:
    """The page with its list put right. `about` is what nbgrader says of it: whose it is, and where the gradebook is."""
    waiting = _waiting(about)
    points = sum(waiting.values())
    titles = _titles(nb)
    before, list_, after = _around(page)

    def entry(found: re.Match[str]) -> str:
        comment, cell, score, maximum = found.groups()
        exercise, _, part = cell.partition("_")
        name = f"{exercise} · {titles[exercise]}" if exercise in titles else exercise
        name += ", in words" if part == "why" else ""
        link = f'<li><a href="#{comment or ""}{cell}">{"Comment on " if comment else ""}{escape(name)}</a>'
        if score is None:
            return f"{link}</li>"
        said = WAITS if cell in waiting else f"Score: {score}"
        return f"{link} ({said} / {maximum})</li>"

    list_ = ENTRY.sub(entry, list_)
    if waiting:
        before = TOTAL.sub(
            rf"\g<1>; {'1 point waits' if points == 1 else f'{points:g} points wait'}\g<2>", before
        )
    for cell in waiting:
        after = re.sub(
            HEADING.format(re.escape(cell)), rf"\g<1>{WAITS}\g<2>", after, count=1, flags=re.DOTALL
        )
    return before + list_ + after


def _around(page: str) -> tuple[str, str, str]:
    """What is before the list, the list, and what is after it, where a student's text begins."""
    head, found, rest = page.partition('<div id="toc">')
    list_, end, after = rest.partition("</div>")
    return head + found, list_, end + after


def _titles(nb: NotebookNode) -> dict[str, str]:
    report = nb.metadata.get("autograder", {}).get("report", {})
    return {exercise["id"]: exercise["title"].replace("`", "") for exercise in report.get("exercises", [])}


def _waiting(about: dict[str, str]) -> dict[str, float]:
    """The graded cells that wait for a person, with what they can earn."""
    if not about.get("student") or not about.get("db_url"):
        return {}
    with Gradebook(about["db_url"]) as gradebook:
        try:
            found = gradebook.find_submission_notebook(
                about["notebook"], about["assignment"], about["student"]
            )
        except MissingEntry:
            return {}
        return {grade.name: grade.max_score for grade in found.grades if grade.needs_manual_grade}
