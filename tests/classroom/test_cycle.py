"""Grading and feedback through nbgrader: what a person finds in the gradebook, in formgrader and on the page."""

import re

import pytest
from notebooks import FIBONACCI, grade_of

from autograder.classroom.demo_mishaps import cut_off

pytestmark = pytest.mark.xdist_group("classroom")


def outputs(notebook, grade_id):
    return next(c["outputs"] for c in notebook["cells"] if grade_of(c) == grade_id)


def test_generating_says_nothing(course):
    assert course.generated["success"] and "WARNING" not in course.generated["log"]


def test_the_card_and_the_points_stand_under_the_check(course):
    made = course.hand_in("card", q16=FIBONACCI)["02_modules"]
    saved = {"output_type": "stream", "name": "stdout", "text": "[0, 1, 1]"}
    made.cell("q16")["outputs"] = [saved]
    made.cell("q16_check")["outputs"] = [saved]
    made.save()
    assert course.autograde("card")["success"]
    notebook = course.autograded("card", "02_modules")
    shown, value = outputs(notebook, "q16_check")
    assert "q16 · Fibonacci by recursion: passed, 2 of 2 points" in "".join(shown["data"]["text/html"])
    assert value["output_type"] == "execute_result" and value["data"]["text/plain"] == ["2.0"]
    assert "".join(outputs(notebook, "q16")[0]["text"]) == "[0, 1, 1]"  # their own, as they saved it


def test_marks_that_a_person_gave_survive_being_graded_again(course):
    answers = {"q15_why": "It calls itself.", "q16": "def fibonacci(n=20):\n    return []"}
    course.hand_in("again", **answers)
    course.autograde("again")
    course.mark("again", "02_modules", "q15_why", 0.5, "And what ends it?")
    course.mark("again", "02_modules", "q16_check", 1.5)
    for late in ("2026-03-02 10:00:00 UTC", "2026-03-09 10:00:00 UTC"):
        course.hand_in("again", **answers, q33="1 / 0")
        (course.submitted("again") / "timestamp.txt").write_text(late)
        assert course.autograde("again", force=False)[
            "success"
        ]  # a newer submission is graded without --force
        assert course.grades("again")["q15_why"][:2] == (None, 0.5)
        assert course.grades("again")["q16_check"][:2] == (0, 1.5)
        assert course.comments("again")["q15_why"] == "And what ends it?"
    # Even where the notebook itself is gone.
    (course.submitted("again") / "02_modules.ipynb").unlink()
    course.autograde("again")
    assert course.grades("again")["q15_why"][1] == 0.5 and course.grades("again")["q16_check"][1] == 1.5


def test_no_submission_stops_another_and_each_says_why(course):
    course.hand_in("stop-1-broken")["02_modules"].path.write_text("{")
    newer = course.hand_in("stop-2-newer")["02_modules"]
    for cell in newer.content["cells"]:
        if "nbgrader" in cell["metadata"]:
            cell["metadata"]["nbgrader"]["schema_version"] = 99  # nbgrader itself ends the whole run here
    newer.save()
    deleted = course.hand_in("stop-3-deleted", q16=FIBONACCI)["02_modules"]
    deleted.content["cells"] = [c for c in deleted.content["cells"] if grade_of(c) not in ("q15_why", "q15")]
    deleted.save()
    cut = course.hand_in("stop-4-cut", q15_why="It calls itself.")["02_modules"].path
    cut.write_text(cut_off(cut.read_text()))
    course.hand_in("stop-5-missing")["05_schedules"].path.unlink()
    done = course.autograde("stop-*")
    assert done["success"], done["error"]

    assert not any(needs for _, _, needs in course.grades("stop-1-broken").values())
    assert "its JSON is broken" in course.comments("stop-1-broken")["q16"]
    assert not any(
        needs for _, _, needs in course.grades("stop-3-deleted").values()
    )  # nothing waits for ever
    assert course.grades("stop-3-deleted")["q16_check"][0] == 2
    assert course.comments("stop-3-deleted")["q15_why"] == "This cell was not in the submission."
    assert course.grades("stop-4-cut")["q15_why"] == (None, None, True)
    assert "is not there" in course.comments("stop-5-missing")["q33"]
    assert "stop-3-deleted, 02_modules: q15 and q15_why: not there any more" in done["log"]


def test_the_feedback_page_says_what_a_student_needs(course):
    deleted = course.hand_in("page", q16="def fibonacci(n=20):\n    return [1, 1]", q18="1 / 0")["02_modules"]
    deleted.content["cells"] = [c for c in deleted.content["cells"] if grade_of(c) != "q17_check"]
    deleted.save()
    course.autograde("page")
    course.mark("page", "02_modules", "q15_why", 0, "Please **try** this one.")
    page = course.feedback("page", "02_modules")
    assert "02_modules (Score: 0.0 / 19.0)" in page
    assert "q17_check: not there any more; put back as released." in page
    assert "q16 · Fibonacci by recursion: not yet, 0 of 2 points" in page
    assert "ZeroDivisionError" in page
    assert "Please <strong>try</strong> this one." in page
    assert "BEGIN SOLUTION" not in page and "MARK SCHEME" not in page


def test_the_list_on_the_page_names_exercises_and_says_what_waits(course):
    course.hand_in("listed", q16=FIBONACCI, q15_why="It calls itself.")
    course.autograde("listed")
    page = course.feedback("listed", "02_modules")
    entry = re.search(r'<li><a href="#q15_why">(.*?)</li>', page)[1]
    assert entry.startswith("q15 · ") and entry.endswith(", in words</a> (waits / 1.0)"), entry
    assert re.search(
        r'<li><a href="#q16_check">q16 · Fibonacci by recursion</a> \(Score: 2.0 / 2.0\)</li>', page
    )
    assert page.count("waits / ") == 2  # in the list, and above the answer
    course.mark("listed", "02_modules", "q15_why", 0.5, "And what ends it?")
    page = course.feedback("listed", "02_modules")
    assert "waits / " not in page and ", in words</a> (Score: 0.5 / 1.0)" in page
    assert re.search(r'<a href="#comment-q15_why">Comment on q15 · .*, in words</a></li>', page)


def test_a_graded_cell_without_checks_gives_no_marks_away(course):
    """It would have no output, which to nbgrader means full marks."""
    from nbformat import NotebookNode
    from nbformat.v4 import new_code_cell, new_notebook

    from autograder.classroom.preprocessors import GradeCells, NotOurs

    flags = {"grade": True, "solution": False, "locked": True, "grade_id": "q99_check", "points": 9}
    nb = new_notebook(
        cells=[new_code_cell("check('q99')", metadata=NotebookNode(nbgrader=NotebookNode(flags)))]
    )
    step = GradeCells(parent=course.api())
    whose = {"student": "ann", "assignment": "learner_from_scratch", "notebook": "02_modules"}
    with pytest.raises(NotOurs, match="q99_check"):
        step(nb, {"nbgrader": whose})
