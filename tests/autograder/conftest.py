"""What the tests of the autograder share: one warm worker, and notebooks made from the released ones."""

from pathlib import Path

import pytest
from notebooks import EditedNotebook

from autograder.grading.grade import grade
from autograder.grading.grader import Grader
from autograder.reading.submission import read_submission
from autograder.running.launch import launch
from autograder.running.limits import Limits
from autograder.running.workers import Root


@pytest.fixture(scope="session")
def root():
    """A worker that has imported everything."""
    with Root(launch(), Limits().start) as worker:
        yield worker


@pytest.fixture(scope="module")
def grader():
    """A warm worker, with checks that stay collected."""
    with Grader() as grader:
        yield grader


@pytest.fixture
def notebook(tmp_path):
    """02_modules as it was released."""
    return EditedNotebook(tmp_path)


@pytest.fixture
def graded(root):
    """Grades a path with short limits; returns the report and its exercises by name."""

    def grade_path(path, *, limits=None, **options):
        limits = limits or Limits(cell=3, check=3)
        report = grade(read_submission(Path(path)), root, limits=limits, **options)
        return report, {exercise.id: exercise for exercise in report.exercises}

    return grade_path
