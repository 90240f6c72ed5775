"""The checks tell right answers from wrong ones, for every exercise."""

import re

import pytest

from autograder.authoring.verify import BadAnswerFile, known_answers, verify
from autograder.commands.verify import verify as run_verify
from autograder.course.assignment import assignments
from autograder.grading.grader import Grader

# Here the answers are on trial, not their luck: `autograder verify --runs 20` looks for checks that depend on it.
SEED = 20

EXERCISES = [exercise.id for assignment in assignments() for exercise in assignment.exercises]


@pytest.fixture(scope="module")
def grader():
    with Grader(processors=1) as one:
        yield one


@pytest.mark.parametrize("exercise_id", EXERCISES)
def test_right_answers_pass_and_wrong_ones_fail_where_they_must(grader, exercise_id):
    complaints = [
        f"{verdict.answer.name}: {verdict.complaint} (seed {verdict.seed})"
        for verdict in verify(exercise_id, grader, SEED)
        if verdict.complaint
    ]
    assert not complaints


@pytest.mark.parametrize("exercise_id", EXERCISES)
def test_there_are_enough_known_answers(exercise_id):
    answers = list(known_answers(exercise_id))
    assert sum(answer.right for answer in answers) >= 3
    assert sum(not answer.right for answer in answers) >= 6


def test_an_answer_that_does_not_say_what_it_is_is_refused(tmp_path):
    (tmp_path / "q16").mkdir()
    (tmp_path / "q16" / "odd.py").write_text("x = 1\n")
    with pytest.raises(BadAnswerFile):
        list(known_answers("q16", tmp_path))


def test_a_check_that_accepts_anything_is_noticed(grader, monkeypatch, tmp_path):
    """`verify` itself can fail: a wrong answer that is called right, and a right one that is called wrong."""
    folder = tmp_path / "q16"
    folder.mkdir()
    (folder / "a.py").write_text("# right: it is not\ndef fibonacci(n=20):\n    return []\n")
    (folder / "b.py").write_text(
        "# wrong (test_is_recursive): by another check\n"
        "def fibonacci(n=20):\n    return [*fibonacci(n - 1), 0] if n > 0 else []\n"
    )
    monkeypatch.setattr(
        "autograder.authoring.verify.known_answers", lambda exercise_id: known_answers(exercise_id, tmp_path)
    )
    complaints = {verdict.answer.name: verdict.complaint for verdict in verify("q16", grader)}
    assert "right, but failed" in complaints["a"]
    assert "instead of test_is_recursive" in complaints["b"]
    assert complaints["model"] == complaints["stub"] == ""


def test_each_run_draws_anew_and_every_complaint_names_its_seed(monkeypatch, tmp_path, capsys):
    folder = tmp_path / "q16"
    folder.mkdir()
    (folder / "a.py").write_text("# right: it is not\ndef fibonacci(n=20):\n    return []\n")
    monkeypatch.setattr(
        "autograder.authoring.verify.known_answers", lambda exercise_id: known_answers(exercise_id, tmp_path)
    )
    monkeypatch.setenv("COLUMNS", "400")
    assert not run_verify(["q16"], runs=3)
    printed = capsys.readouterr().out
    complaints = re.findall(r"^q16 a: right, but failed: .* \(seed (\d+)\)$", printed, re.MULTILINE)
    assert len(set(complaints)) == 3
    row = next(line.split() for line in printed.splitlines() if line.split()[1:4] == ["0", "of", "1"])
    assert row == ["q16", *"0 of 1".split(), *"0 of 0".split(), *"0 of 0".split(), "ok", "ok"]


def test_a_check_that_is_passed_by_luck_is_named(monkeypatch, tmp_path, capsys):
    folder = tmp_path / "q16"
    folder.mkdir()
    (folder / "a.py").write_text(
        "# wrong (test_first_twenty): now and then\n"
        "def fibonacci(n=20):\n"
        "    done = fibonacci(n - 1) if n else []\n"
        "    return done + [sum(done[-2:]) if n > 2 else n - 1] if n and once else done\n"
        "import random\n"
        "once = random.SystemRandom().random() < 0.5\n"
    )
    monkeypatch.setattr(
        "autograder.authoring.verify.known_answers", lambda exercise_id: known_answers(exercise_id, tmp_path)
    )
    monkeypatch.setenv("COLUMNS", "400")
    assert not run_verify(["q16"], runs=30)
    printed = capsys.readouterr().out
    assert re.search(
        r"^q16 a: test_first_twenty is passed with seed \d+ and not with seed \d+$", printed, re.MULTILINE
    )
    assert "q16 model:" not in printed and "q16 stub:" not in printed
