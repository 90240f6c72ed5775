"""What the processes of a student's pool wait for, and how long."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from autograder.course.manifest import current

current()  # so that the course's helpers can be imported
from course_helpers.pools import wait  # noqa: E402

FOREVER = 600.0
SOON = 20.0


@pytest.fixture
def in_time():
    """Calls a function that must come to its end soon."""
    pool = ThreadPoolExecutor(1)
    yield lambda *args: pool.submit(*args).result(SOON)
    pool.shutdown(wait=False, cancel_futures=True)


def test_what_is_there_is_not_waited_for(in_time, tmp_path):
    in_time(wait, str(tmp_path), lambda: True, FOREVER)
    assert list(tmp_path.iterdir()) == []


def test_where_one_has_waited_in_vain_nobody_else_waits(in_time, tmp_path):
    in_time(wait, str(tmp_path), lambda: False, 0.01)
    in_time(wait, str(tmp_path), lambda: False, FOREVER)
