"""What a stranger hands in, in courses that are configured as the project is."""

import pytest
from course import Course
from hostile import SECRET
from tiny_class import OneGrader, TinyClass

from autograder.classroom import reports
from autograder.grading.grader import Grader


@pytest.fixture(scope="session")
def course(tmp_path_factory):
    yield Course(tmp_path_factory.mktemp("course"), notebooks=("02_modules",))
    reports.in_use().close()


@pytest.fixture(scope="session")
def graders():
    with Grader() as grader:
        yield OneGrader(grader)


@pytest.fixture(scope="session")
def generated(tmp_path_factory):
    return TinyClass.made(tmp_path_factory.mktemp("tiny") / "course")


@pytest.fixture
def tiny(generated, tmp_path):
    return generated.copied(tmp_path / "course")


@pytest.fixture
def secret(tmp_path):
    """A file that the instructor may read, and a student may not."""
    (tmp_path / "instructors").mkdir()
    file = tmp_path / "instructors" / "solutions.txt"
    file.write_text(SECRET)
    return file
