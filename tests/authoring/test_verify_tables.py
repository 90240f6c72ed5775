"""The three tables of what nobody would notice: what complains, and what is written where."""

import pytest

from autograder.authoring.tables import write_table
from autograder.authoring.verify import known_answers
from autograder.cli import app
from autograder.commands import verify_tables

WRONG_BETWEEN = """\
def items(n):
    return [0, 1][:n] if n < 3 else [*items(n - 1), sum(items(n - 1)[-2:])] if n < 6 else more(n)


def more(n):
    shorter = items(n - 1)
    return [*shorter, shorter[-1] + shorter[-2]]


def fibonacci(n=20):
    return [] if 30 < n < 150 else items(n)
"""


@pytest.fixture
def known(tmp_path, monkeypatch):
    """Puts a known answer to q16 in the place of all others."""
    (tmp_path / "q16").mkdir()
    monkeypatch.setattr(
        "autograder.authoring.verify.known_answers", lambda exercise_id: known_answers(exercise_id, tmp_path)
    )
    monkeypatch.setenv("COLUMNS", "300")
    return lambda name, source: (tmp_path / "q16" / f"{name}.py").write_text(source)


def test_what_only_hidden_checks_notice_has_to_be_by_heart(known, tmp_path, capsys):
    known("odd", f"# wrong (test_some_length): wrong in between\n{WRONG_BETWEEN}")
    known("plain", "# wrong (test_first_twenty): nothing\ndef fibonacci(n=20):\n    return []\n")
    file = tmp_path / "visible-only.md"
    assert not verify_tables.visible_only(["q16"], file)
    assert "q16 odd: only hidden checks notice it" in capsys.readouterr().out
    assert "| q16 | 2 | 1 | wrong in between |" in file.read_text()
    known("odd", f"# by heart (test_some_length): wrong in between\n{WRONG_BETWEEN}")
    assert verify_tables.visible_only(["q16"], None)


def test_an_answer_by_heart_fails_with_every_other_seed(tmp_path):
    file = tmp_path / "by-heart.md"
    assert verify_tables.by_heart(["q16"], file)
    assert "| q16 | 20 of 20 | 0 of 2 |" in file.read_text()


def test_an_answer_by_heart_passes_checks_that_draw_nothing(tmp_path, monkeypatch, capsys):
    """With one seed for all, what was learnt by heart is right."""
    monkeypatch.setattr("autograder.authoring.by_heart.seed_for", lambda seed, *where: 1)
    monkeypatch.setattr("autograder.grading.session.seed_for", lambda seed, *where: 1)
    assert not verify_tables.by_heart(["q16"], None)
    assert "q16: an answer by heart passes with 20 of 20 other seeds" in capsys.readouterr().out


def test_a_survivor_that_nobody_explains_is_named(monkeypatch, capsys, tmp_path):
    monkeypatch.setattr("autograder.authoring.verify.try_answer", lambda *args, **kwargs: (Passed, 1))
    monkeypatch.setenv("COLUMNS", "300")
    file = tmp_path / "mutants.md"
    assert not verify_tables.mutants(["q13"], file)
    assert "q13 survives statement dropped" in capsys.readouterr().out
    assert "not explained" in file.read_text()
    monkeypatch.setattr("autograder.authoring.mutants.explained", lambda exercise_id: {"": "it is right"})
    assert verify_tables.mutants(["q13"], file)
    assert "it is right" in file.read_text() and "not explained" not in file.read_text()


class Passed:
    status = "passed"


def test_rows_of_other_exercises_stay(tmp_path):
    file = tmp_path / "table.md"
    write_table(file, "# Once", ["n"], {"q02": [2], "q01": [1]}, ["q01", "q02", "q03"])
    write_table(file, "# Twice", ["n"], {"q03": ["a|b"], "q01": [7]}, ["q01", "q02", "q03"])
    assert file.read_text() == (
        "# Twice\n\n| exercise | n |\n| --- | --- |\n| q01 | 7 |\n| q02 | 2 |\n| q03 | a\\|b |\n"
    )


@pytest.mark.parametrize("arguments", [["--mutants", "--by-heart"], ["--write", "x.md"]])
def test_one_table_at_a_time(arguments):
    from typer.testing import CliRunner

    assert "at a time" in CliRunner().invoke(app, ["verify", "q16", *arguments]).output
