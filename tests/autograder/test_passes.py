"""In a class, an answer that has passed is not tried again where it is the same, and only there."""

import pytest
from notebooks import FIBONACCI

from autograder.grading import passes
from autograder.grading.passes import Passes, key_of
from autograder.reading.submission import read_submission
from autograder.reporting.report import ExerciseResult

BY_A_HELPER = "def fibonacci(n=20):\n    return helper(n)"
FORGETFUL = f"{FIBONACCI}\nfibonacci = lambda n=20, right=fibonacci: right(n)[:-1]"


@pytest.fixture
def q16(grader, notebook):
    """Grades an answer to q16, with hidden checks in a folder: its status, score, checks, and whether it was tried."""

    def graded(source, known, seed=1, helper="", solutions=None):
        if helper:
            notebook.insert(notebook.place("q16"), helper)
        submission = read_submission(notebook.answer(q16=source).path)
        report = grader.grade(submission, only=["q16"], seed=seed, solutions=solutions, passes=known)
        if helper:
            del notebook.content["cells"][notebook.place("q16") - 1]
        (found,) = report.exercises
        assert report.score == found.score
        return found, found.seconds > 0

    return graded


def test_the_same_answer_is_tried_once_and_gets_the_same_result(q16):
    known = Passes()
    first, tried = q16(FIBONACCI, known)
    again, tried_again = q16(FIBONACCI, known)
    assert (first.status, tried, tried_again) == ("passed", True, False)
    first.seconds = 0.0
    assert again == first


def test_what_did_not_pass_is_tried_again(q16):
    known = Passes()
    found = [q16(FORGETFUL, known) for _ in range(2)]
    assert [(result.status, tried) for result, tried in found] == [("failed", True)] * 2


def test_comments_blanks_and_the_kind_of_quotes_make_no_other_answer(q16):
    known = Passes()
    q16(f'{FIBONACCI}\nname = "n"', known)
    assert not q16(f"# mine\n{FIBONACCI.replace(' + ', '+')}\n\nname = 'n'  # why", known)[1]


def test_another_seed_or_statement_makes_another_answer(q16):
    known = Passes()
    q16(FIBONACCI, known)
    assert q16(FIBONACCI, known, seed=2)[1]
    assert not q16(FIBONACCI, known, seed=2)[1]
    assert q16(f"{FIBONACCI}\nm = 1", known)[1]
    assert q16(f"{FIBONACCI}\nm = 2", known)[1]


def test_cells_that_are_no_python_are_the_same_only_to_the_letter(grader, notebook):
    answers = []
    for text in ("no Python", "no Python either", "no Python"):
        submission = read_submission(notebook.answer(q16=text).path)
        answers.append(next(a for a in submission.answers if a.exercise.id == "q16"))
    first, second, third = (key_of(answer, 1, "") for answer in answers)
    assert first == third != second


def test_an_answer_is_another_with_another_helper(q16):
    known = Passes()
    right = FIBONACCI.replace("fibonacci", "helper")
    result, _ = q16(BY_A_HELPER, known, helper=right)
    wrong, tried = q16(BY_A_HELPER, known, helper=right.replace("[-2]", "[-1]"))
    without, _ = q16(BY_A_HELPER, known)
    assert result.score > wrong.score == without.score == 0 and tried


def test_an_answer_is_tried_again_when_the_checks_are_others(q16, tmp_path):
    folder = tmp_path / "solutions" / "learner_from_scratch" / "hidden_checks"
    folder.mkdir(parents=True)
    known = Passes()
    for status, body in [("passed", "pass"), ("failed", "raise AssertionError('no')")]:
        (folder / "test_q16_more.py").write_text(f'def test_more(student):\n    "more"\n    {body}\n')
        result, tried = q16(FIBONACCI, known, solutions=tmp_path / "solutions")
        assert (result.status, tried) == (status, True)
    assert q16(FIBONACCI, known)[0].status == "passed"


def test_an_answer_that_passed_without_its_neighbours_is_known_by_them_too(q16):
    known = Passes()
    spoils = "import builtins\nfibonacci = None\nexec('len = None')"
    result, tried = q16(FIBONACCI, known, helper=spoils)
    assert result.status == "passed" and tried
    assert not q16(FIBONACCI, known, helper=spoils)[1]
    assert q16(FIBONACCI, known)[1]


def test_the_last_that_were_of_use_are_kept(monkeypatch):
    monkeypatch.setattr(passes, "MOST", 2)
    known = Passes()
    a, b, c = (ExerciseResult(id, id, "", "passed", 2, 2, 0.1, []) for id in ("q01", "q02", "q03"))
    known.keep(b"a", a)
    known.keep(b"b", b)
    assert known.get(b"a").id == "q01"
    known.keep(b"c", c)
    assert [bool(known.get(key)) for key in (b"a", b"b", b"c")] == [True, False, True]
