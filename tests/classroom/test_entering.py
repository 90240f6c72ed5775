"""Marks are entered for a whole notebook or not at all, and what a person wrote stays."""

import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output
from nbgrader.api import Gradebook, MissingEntry

from autograder.classroom.entering import SaveGrades

WHERE = ("notebook", "assignment", "nell")
RESOURCES = {"notebook": "notebook", "assignment": "assignment", "student": "nell"}


def check_cell(name, score):
    outputs = [new_output("execute_result", data={"text/plain": repr(score)})]
    about = {
        "grade_id": name,
        "grade": True,
        "solution": False,
        "locked": True,
        "points": 2,
        "schema_version": 3,
    }
    return new_code_cell("check()", outputs=outputs, metadata={"nbgrader": about})


@pytest.fixture
def url(tmp_path):
    """A gradebook with one submission of a notebook with two checks."""
    url = f"sqlite:///{tmp_path / 'gradebook.db'}"
    with Gradebook(url) as gradebook:
        gradebook.add_assignment("assignment")
        gradebook.add_notebook("notebook", "assignment")
        for name in ("first", "second"):
            gradebook.add_grade_cell(name, "notebook", "assignment", max_score=2, cell_type="code")
        gradebook.add_student("nell")
        gradebook.add_submission("assignment", "nell")
    return url


def enter(url, *scores):
    cells = [check_cell(name, score) for name, score in zip(("first", "second"), scores, strict=True)]
    SaveGrades().preprocess(new_notebook(cells=cells), {"nbgrader": {**RESOURCES, "db_url": url}})


def marks(url):
    with Gradebook(url) as gradebook:
        found = [gradebook.find_grade(name, *WHERE) for name in ("first", "second")]
        return [(grade.auto_score, grade.manual_score, grade.needs_manual_grade) for grade in found]


def test_each_check_has_its_score(url):
    enter(url, 2.0, 0.5)
    assert marks(url) == [(2.0, None, False), (0.5, None, False)]


def test_a_persons_mark_stays_and_is_looked_at_again(url):
    with Gradebook(url) as gradebook:
        gradebook.find_grade("second", *WHERE).manual_score = 1.5
        gradebook.db.commit()
    enter(url, 2.0, 0.5)
    assert marks(url) == [(2.0, None, False), (0.5, 1.5, True)]


def test_where_one_cannot_be_entered_none_is(url):
    with Gradebook(url) as gradebook:
        gradebook.db.delete(gradebook.find_grade("second", *WHERE))
        gradebook.db.commit()
    with pytest.raises(MissingEntry, match="assignment/notebook/nell/second"):
        enter(url, 2.0, 0.5)
    with Gradebook(url) as gradebook:
        assert gradebook.find_grade("first", *WHERE).auto_score is None
