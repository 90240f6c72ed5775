"""The checks tell right answers from wrong ones, for every exercise."""

import pytest

from autograder.assignment import assignments
from autograder.verify import BadAnswerFile, known_answers, verify

EXERCISES = [exercise.id for assignment in assignments() for exercise in assignment.exercises]


@pytest.mark.parametrize("exercise_id", EXERCISES)
def test_right_answers_pass_and_wrong_ones_fail_where_they_must(root, exercise_id):
    complaints = [
        f"{verdict.answer.name}: {verdict.complaint}"
        for verdict in verify(exercise_id, root)
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


def test_a_check_that_accepts_anything_is_noticed(root, monkeypatch, tmp_path):
    """`verify` itself can fail: a wrong answer that is called right, and a right one that is called wrong."""
    folder = tmp_path / "q16"
    folder.mkdir()
    (folder / "a.py").write_text("# right: it is not\ndef fibonacci(n=20):\n    return []\n")
    (folder / "b.py").write_text(
        "# wrong (test_is_recursive): by another check\ndef fibonacci(n=20):\n    return fibonacci(n - 1) if n > 5 else []\n"
    )
    monkeypatch.setattr(
        "autograder.verify.known_answers", lambda exercise_id: known_answers(exercise_id, tmp_path)
    )
    complaints = {verdict.answer.name: verdict.complaint for verdict in verify("q16", root)}
    assert "right, but failed" in complaints["a"]
    assert "instead of test_is_recursive" in complaints["b"]
    assert complaints["model"] == complaints["stub"] == ""
