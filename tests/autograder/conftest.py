"""What the tests of the autograder share: one warm worker, one kernel, and notebooks made from the released ones."""

from pathlib import Path

import pytest
from jupyter_client.manager import start_new_kernel
from notebooks import EditedNotebook

from autograder.course.assignment import find_exercise
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


@pytest.fixture(scope="session")
def kernel():
    """A kernel, as a notebook has one."""
    manager, client = start_new_kernel(kernel_name="python3")
    try:
        yield client
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


@pytest.fixture
def run(kernel):
    """Runs a cell in the kernel; returns (its value as text, its HTML, its streams by name, its error).

    `cell_id` is what JupyterLab tells the kernel of the cell; other programs tell nothing.
    """

    def run_cell(source, timeout=60, cell_id=None):
        outputs = []
        kernel.session.metadata = {"cellId": cell_id} if cell_id else {}
        kernel.execute_interactive(source, timeout=timeout, output_hook=outputs.append)
        value, html, streams, error = None, "", {}, None
        for message in outputs:
            content = message["content"]
            if message["msg_type"] == "execute_result":
                value = content["data"]["text/plain"]
            elif message["msg_type"] == "display_data":
                html += content["data"].get("text/html", "")
            elif message["msg_type"] == "stream":
                streams[content["name"]] = streams.get(content["name"], "") + content["text"]
            elif message["msg_type"] == "error":
                error = content["ename"]
        return value, html, streams, error

    setup = find_exercise("q16")[1].setup
    run_cell("%reset -f")
    assert run_cell(setup)[3] is None
    return run_cell
