"""`autograder hint`, `reset` and `solution`."""

import json

import pytest
from notebooks import FIBONACCI

from autograder.commands.errors import CannotDo
from autograder.commands.study import hint, reset, solution
from autograder.course.assignment import UnknownExercise, find_exercise
from autograder.course.hints import hints
from autograder.reading.submission import read_submission


def test_hints_come_one_by_one(capsys):
    known = hints("q16")
    for number, text in enumerate(known, 1):
        hint("q16", number)
        said = capsys.readouterr().out
        assert text.split()[0] in said
        assert (f"autograder hint q16 {number + 1}" in said) == (number < len(known))


def test_a_hint_that_is_not_there():
    with pytest.raises(CannotDo, match="q16 has 3 hints"):
        hint("q16", 4)
    with pytest.raises(UnknownExercise, match="Did you mean q16"):
        hint("q61", 1)


def test_reset_puts_the_stub_back_and_keeps_what_was_there(notebook, capsys):
    notebook.answer(q16=FIBONACCI)
    before = json.loads(notebook.path.read_text())
    reset("q16", notebook.path)
    assert not read_submission(notebook.path).answer("q16").attempted
    (kept,) = notebook.path.parent.glob("before_reset/q16-*.py")
    assert kept.read_text().strip() == FIBONACCI.strip()
    assert str(kept) in capsys.readouterr().out
    after = json.loads(notebook.path.read_text())
    place = notebook.place("q16")
    others = [i for i in range(len(before["cells"])) if i != place]
    assert [before["cells"][i] for i in others] == [after["cells"][i] for i in others]
    assert "".join(after["cells"][place]["source"]) == find_exercise("q16")[2].stub


def test_reset_of_a_stub_changes_nothing(notebook, capsys):
    before = notebook.path.read_bytes()
    reset("q16", notebook.path)
    assert notebook.path.read_bytes() == before
    assert "nothing to reset" in capsys.readouterr().out


def test_reset_brings_back_a_deleted_cell(notebook, capsys):
    place = notebook.place("q16")
    del notebook.content["cells"][place]
    reset("q16", notebook.save().path)
    assert "back in" in capsys.readouterr().out
    cell = json.loads(notebook.path.read_text())["cells"][place]
    assert cell["metadata"]["nbgrader"]["grade_id"] == "q16"
    assert "".join(cell["source"]) == find_exercise("q16")[2].stub


def test_the_solution_is_shown_once_the_answer_passes(notebook, capsys):
    with pytest.raises(CannotDo, match="does not pass yet"):
        solution("q16", notebook.path, None)
    notebook.answer(q16=FIBONACCI)
    solution("q16", notebook.path, None)
    said = capsys.readouterr().out
    assert "def fibonacci" in said and "BEGIN SOLUTION" not in said and "NotImplementedError" not in said


def test_without_solutions_there_is_none_to_show(notebook, tmp_path):
    with pytest.raises(CannotDo, match="your instructor has them"):
        solution("q16", notebook.answer(q16=FIBONACCI).path, tmp_path / "solutions")


def test_hints_and_reset_need_no_worker(notebook, monkeypatch):
    monkeypatch.setattr("autograder.commands.check.Grader", None)
    hint("q16", 1)
    reset("q16", notebook.answer(q16=FIBONACCI).path)
