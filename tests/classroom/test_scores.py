"""Our grading gives, on the same submission, the marks that nbgrader gives by running the notebook itself."""

import pytest
from course import PROJECT
from notebooks import PRINT_SHAPES

from autograder.authoring.verify import known_answers, model_answer

# One after the other: they share a course and what is slow to start.
pytestmark = pytest.mark.xdist_group("classroom")


def known(exercise_id, name):
    return next(a.source for a in known_answers(exercise_id) if a.name == name)


def auto_scores(course, student):
    return {id_: auto for id_, (auto, _, _) in course.grades(student).items()}


def test_same_marks_as_nbgraders_own_on_every_kind_of_answer(course):
    answers = {
        "q15": known("q15", "wrong_or_empty"),  # partly right
        "q15_why": "A function that calls itself on the parts of its argument.",
        "q16": "def fibonacci(n=20):\n    return [0, 1]",  # wrong
        # q17 is not attempted
        "q18": "1 / 0",  # the cell raises
        "q19": model_answer("q19").source,  # right
        "q20": "class Sequential:\n    def __init__(self, *layers):\n        raise ValueError('no')",  # raises later
        "q21": PRINT_SHAPES,
    }
    for student in ("same", "same-nbgrader"):
        course.hand_in(student, **answers)["05_schedules"].path.unlink()  # and a notebook is missing
    assert course.autograde("same")["success"]
    assert course.autograde_as_nbgrader_does("same-nbgrader")["success"]
    ours = auto_scores(course, "same")
    assert ours == auto_scores(course, "same-nbgrader")
    assert ours["q19_check"] == ours["q21_check"] == 2 and 0 < ours["q15_check"] < 2
    assert not any(ours[f"{id_}_check"] for id_ in ("q16", "q17", "q18", "q20", "q33"))
    assert (ours["q15_why"], ours["q17_why"]) == (
        None,
        0,
    )  # a person marks the first; the second says nothing


def test_an_answer_that_kills_its_process_costs_itself_and_not_the_whole_submission(course):
    """Where nbgrader's own way gives nothing to anything: its kernel dies, and with it the grading."""
    answers = {"q33": "import os\nos._exit(3)", "q34": model_answer("q34").source}
    for student in ("crash", "crash-nbgrader"):
        course.hand_in(student, **answers)["02_modules"].path.unlink()
    assert course.autograde("crash")["success"]
    ours = auto_scores(course, "crash")
    assert (ours["q33_check"], ours["q34_check"]) == (0, 2)
    assert "process" in course.comments("crash")["q33"]
    assert not course.autograde_as_nbgrader_does("crash-nbgrader")["success"]


def test_the_marks_are_those_of_the_terminal(course):
    """`autograder check` on the submitted folder, and the gradebook, with hidden checks in both."""
    from autograder.classroom.reports import kept_report
    from autograder.grading.grader import Grader
    from autograder.reading.submission import read_submission

    answers = {"q15": known("q15", "wrong_changes_module"), "q18": model_answer("q18").source}
    folder = course.hand_in("terminal", **answers)["02_modules"].path.parent
    course.autograde("terminal")
    path = course.root / "course" / "autograded" / "terminal" / folder.name / "02_modules.ipynb"
    kept = kept_report(path)
    with Grader() as grader:
        submission = read_submission(folder / "02_modules.ipynb")
        terminal = grader.grade(submission, seed=kept.seed, solutions=PROJECT / "solutions")
    for report in (kept, terminal):
        report.seconds, report.submission = 0, ""
        for exercise in report.exercises:
            exercise.seconds = 0
    assert kept.to_json() == terminal.to_json()
