"""The table after grading: what failed, how late, what it cost and what waits, at 100 columns."""

import io

import pytest
from rich.console import Console

from autograder.commands.class_table import Row, failing, lateness, table


def printed(rows, width=100):
    out = io.StringIO()
    Console(file=out, width=width, highlight=False).print(table(rows, 98, width))
    return out.getvalue().splitlines()


def test_the_longest_rows_fit_and_lose_no_number():
    results = {f"q{n:02}": "timeout" for n in range(1, 40)} | {"q40": "not_attempted", "q41": "missing"}
    rows = [
        Row("a.very.long.name.indeed@school.example", results, 87.25, 13.33, 11 * 86400 + 3 * 3600, 30.0),
        Row("ben", {"q01": "passed"}, 98.0),
    ]
    header, long, short = printed(rows)
    assert max(map(len, (header, long, short))) <= 100
    for cell in ("11 d 3 h", "87.25", "-13.33", "73.92", "30", "1 not tried", "1 missing", "+39"):
        assert cell in long, (cell, long)
    assert short.split() == ["ben", "1", "98", "98"]


def test_in_a_wide_terminal_more_exercises_are_named():
    failed = {f"q{n:02}": "failed" for n in range(12)}
    assert " ".join(failed) in printed([Row("ann", failed, 0.0)], 130)[1]
    assert "q06 +" in printed([Row("ann", failed, 0.0)], 104)[1]


def test_columns_in_which_nobody_has_anything_are_left_out():
    header, _ = printed([Row("ann", {"q01": "passed"}, 2.0)])
    assert header.split() == ["student", "passed", "not", "passed", "final/98"]


def test_a_penalty_never_makes_a_score_negative():
    _, row = printed([Row("ann", {"q01": "failed"}, 2.0, 3.0, 60.0)])
    assert row.split() == ["ann", "0", "q01", "1", "min", "2", "-3", "0"]


@pytest.mark.parametrize(
    "results, says",
    [
        ({}, ""),
        ({"q1": "passed"}, ""),
        ({"q1": "failed", "q2": "error", "q3": "broken"}, "q1 q2 (error) q3 (CHECKS)"),
        ({"q1": "failed", "q2": "not_attempted", "q3": "missing"}, "q1; 1 not tried, 1 missing"),
        ({f"q{n:02}": "failed" for n in range(10)}, "q00 q01 q02 q03 q04 q05 +4"),
    ],
)
def test_which_exercises_did_not_pass(results, says):
    assert failing(results) == says


@pytest.mark.parametrize(
    "seconds, says",
    [(0, ""), (5, "1 min"), (3599, "59 min"), (7260, "2 h 1 min"), (86400, "1 d 0 h"), (190800, "2 d 5 h")],
)
def test_how_late(seconds, says):
    assert lateness(seconds) == says
