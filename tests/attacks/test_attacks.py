"""Submissions that try to get marks, or to do harm, in other ways than by answering.

Each is graded in the sandbox, between honest answers and before an honest submission, by one warm worker. None gets
anything for it, nobody else loses anything by it, nothing outside changes, and the report says what happened.
"""

import io
import re

import pytest
from attack_files import ATTACKS, children, honest_submission, neighbours, submission_with
from rich.console import Console

from autograder.reporting import html
from autograder.reporting.terminal import show

PAINT = re.compile(r"[\x00-\x09\x0b-\x1f\x7f\u202e]")  # what moves or hides other text

pytestmark = pytest.mark.xdist_group("attacks")


def said(result):
    """All that the report says of an exercise, on one line."""
    words = [result.message, *(check.message for check in result.checks if check.status != "passed")]
    return " / ".join(" ".join(word.split()) for word in words if word)


def in_a_terminal(report):
    """The report in a terminal whose own colours are switched off."""
    console = Console(file=io.StringIO(), force_terminal=True, color_system=None, width=100)
    show(report, console)
    return console.file.getvalue()


def as_html(report):
    return html.board(report) + "".join(map(html.card, report.exercises))


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_gains_nothing_and_harms_nobody(name, grader, canary, untouched, tmp_path):
    attack = ATTACKS[name]
    others = neighbours(attack.exercise)
    # Whatever is made once on first use is made before looking.
    grader.grade(honest_submission(tmp_path, attack.exercise), only=[attack.exercise, *others])
    before, below = untouched(), children()

    report = grader.grade(submission_with(tmp_path, attack, canary), only=[attack.exercise, *others])
    results = {result.id: result for result in report.exercises}
    words = said(results[attack.exercise])
    print(f"{results[attack.exercise].status}: {words}")  # shown with -rP, for who judges the wording

    assert report.isolation == "sandbox"
    assert results[attack.exercise].score == 0, "the attack earned something"
    assert results[attack.exercise].status not in ("passed", "not_attempted", "missing"), words
    assert re.search(attack.says, words), words
    assert "Traceback" not in words and "autograder/" not in words, words
    assert all(len(check.message) < 20_000 for check in results[attack.exercise].checks), (
        "a report that is a flood"
    )
    assert "<script>alert" not in as_html(report)
    assert not PAINT.search(in_a_terminal(report))
    for other in others:
        assert results[other].score == results[other].max_score, f"{other}: {said(results[other])}"

    following = grader.grade(honest_submission(tmp_path, attack.exercise), only=[attack.exercise, *others])
    assert following.score == following.max_score, [said(result) for result in following.exercises]
    assert untouched() == before
    assert children() <= below, "processes are left over"
