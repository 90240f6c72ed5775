"""Renderers show what a report says, and nothing in an answer can break out of them."""

import io

import pytest
from rich.console import Console

from autograder.judging.checking import curves
from autograder.judging.feedback import close, same, short
from autograder.reporting.html import board, card
from autograder.reporting.report import CheckResult, ExerciseResult, Failure, Report
from autograder.reporting.terminal import show


def result(status="failed", **failure):
    why = Failure(**{"why": "because", "tried": "f(1)", "expected": "1", "got": "2", **failure})
    checks = [
        CheckResult("test_a", "it does a", "passed"),
        CheckResult("test_b", "it does b", "failed", message=why.text(), failure=why),
    ]
    return ExerciseResult("q16", "Fibonacci", "02_modules", status, 1.0, 2.0, 0.1, checks)


def on_terminal(*exercises, **options):
    out = io.StringIO()
    report = Report("x", "learner_from_scratch", "process", 1, 1.0, 2.0, 0.1, ["a problem"], list(exercises))
    show(report, Console(file=out, width=100, **options))
    return out.getvalue()


def test_the_card_says_everything_and_runs_nothing():
    html = card(result(), ["a nudge", "nearly all"])
    for text in ("q16", "Fibonacci", "1 of 2 points", "it does a", "it does b", "f(1)", "because", "a nudge"):
        assert text in html
    assert "<script" not in html and "onclick" not in html
    assert 'aria-label="failed"' in html


def test_later_failures_lie_behind_folds_that_point_to_the_first():
    both = result()
    both.checks.append(CheckResult("test_c", "it does c", "failed", failure=Failure("Is n used?")))
    first, _, later = card(both).partition("<details>")
    assert "because" in first and "once the first failure is fixed" not in first
    assert "it does c" in later and later.index("once the first failure is fixed") < later.index("Is n used?")


def test_the_card_escapes_what_the_student_wrote():
    html = card(result(got="<script>alert(1)</script>", lines=["<img src=x onerror=y>"]))
    assert "<script>" not in html and "<img" not in html


def test_the_card_writes_control_characters_out():
    html = card(result(got="a\x00b\x1b[31mc\x07", lines=["\u202eback"]))
    assert r"a\x00b\x1b[31mc\x07" in html
    assert not {"\x00", "\x1b", "\x07", "\u202e"} & set(html)


def test_code_in_a_title_is_code():
    shown = result()
    shown.title = "Passing <on> with `super`"
    assert "q16 · Passing &lt;on&gt; with <code>super</code>: not yet" in card(shown)


def test_a_passed_exercise_shows_no_hints():
    assert "<details>" not in card(result("passed"), ["a nudge"])


def test_a_chart_becomes_an_image_with_a_name():
    html = card(result(chart=curves("Rates", "batch", "rate", yours=[1, 2], right=[2, float("nan")])))
    assert 'aria-label="Rates"' in html and html.count("<svg") == 1


def test_markup_in_an_answer_is_text_on_the_terminal():
    assert "[bold]not markup[/bold]" in on_terminal(result(got="[bold]not markup[/bold]"))


def test_the_terminal_names_the_next_exercise_and_the_problems():
    text = on_terminal(result())
    assert "Next: q16" in text and "because" in text and "a problem" in text
    assert "0 of 1 exercise" in text and "1 exercises" not in text


def test_the_terminal_says_how_to_go_on():
    assert "autograder hint q16" in on_terminal(result())
    assert "jupyter lab" not in on_terminal(result()) and "jupyter lab" in on_terminal(
        result("not_attempted")
    )


def test_no_more_is_praised_than_was_graded():
    one, other = result("passed"), result("passed")
    for shown in (on_terminal(one), board(Report("x", "x", "process", 1, 2.0, 2.0, 0.1, [], [one]))):
        assert "q16 passes. Well done!" in shown
    for shown in (
        on_terminal(one, other),
        board(Report("x", "x", "process", 1, 4.0, 4.0, 0.1, [], [one, other])),
    ):
        assert "All 2 exercises pass. Well done!" in shown
    assert "Well done" not in on_terminal(one, result())


def test_escape_codes_of_an_answer_do_not_reach_the_terminal():
    assert "\x1b" not in on_terminal(result(got="\x1b[2J\x1b]0;title\x07"))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ([1, 2], "[1, 2]"),
        (list(range(1000)), "..."),
        ("x" * 10_000, "..."),
        pytest.param(10**5000, "", id="a long integer"),
    ],
)
def test_values_are_cut(value, text):
    assert text in short(value)
    assert len(short(value)) < 400


def test_tensors_are_described():
    import torch

    assert short(torch.zeros(100, 3)).startswith("tensor of shape (100, 3), float32")


@pytest.mark.parametrize(
    ("a", "b"), [(1, 1.0), (1, True), ([1], (1,)), ({"a": 1}, {"a": 1.0}), (None, False), ("1", 1)]
)
def test_same_minds_types(a, b):
    assert not same(a, b)
    assert same(a, a) and same(b, b)


def test_close_minds_shape_and_nan():
    import torch

    assert close(torch.ones(2), torch.ones(2).double() + 1e-7, 1e-4, 1e-6)
    assert not close(torch.ones(2), torch.ones(2, 1), 1e-4, 1e-6)
    assert not close(float("nan"), 1.0, 1e-4, 1e-6)
    assert not close("1.0", 1.0, 1e-4, 1e-6)
    assert not close(True, 1.0, 1e-4, 1e-6)


def test_a_check_that_the_same_exception_ended_is_not_said_to_have_failed():
    raised = result(got="IndexError: list index out of range", lines=["q16, line 3: a[9]"])
    first = raised.checks[1]
    first.required = True
    again = CheckResult("test_form", "it does it itself", "failed", message="x", failure=first.failure)
    other = Failure("", "g(1)", "", "KeyError: 'a'", ["q16, line 4: b['a']"])
    raised.checks += [again, CheckResult("test_c", "it does c", "failed", message="x", failure=other)]
    shown = on_terminal(raised)
    assert "✗ it does b (no points without it)" in shown
    assert "· it does it itself (not judged: the same exception)" in shown and "✗ it does c " in shown
    html = card(raised)
    assert "it does b (no points without it)" in html
    assert (
        "it does it itself (not judged: the same exception)" in html
        and html.count('aria-label="failed"') == 2
    )
    equal = result(got="[1, 2]")  # two checks that find the same wrong value judged it both
    equal.checks.append(CheckResult("test_d", "it does d", "failed", failure=equal.checks[1].failure))
    assert "not judged" not in on_terminal(equal)
