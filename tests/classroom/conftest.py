"""What the tests of grading a class share: one course, in which each test has students of its own."""

import pytest
from course import Course

from autograder.classroom import reports


@pytest.fixture(scope="session")
def course(tmp_path_factory):
    yield Course(tmp_path_factory.mktemp("course"))
    reports.in_use().close()
