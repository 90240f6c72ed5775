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
    own = {"PYTEST_CURRENT_TEST"}  # pytest's, which a grader's own pytest takes out, and which is back by now
    for name in os.environ.keys() - before.keys() - own:
        del os.environ[name]
    os.environ.update({name: value for name, value in before.items() if name not in own})
