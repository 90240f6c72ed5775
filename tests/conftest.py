"""What every test has in common."""

import os

import pytest

# The second course is data, with checks of its own: no test is looked for in it.
collect_ignore = ["second_course"]


@pytest.fixture(autouse=True)
def _environment_stays():
    """The `autograder` command changes the environment of its process, which here is that of the tests after it."""
    before = dict(os.environ)
    yield
    for name in os.environ.keys() - before.keys():
        del os.environ[name]
    os.environ.update(before)
