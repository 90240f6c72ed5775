"""Runs checks as pytest tests: `pytest checks --submission exercises/learner_from_scratch`.

The plugin gives checks their `student`. Nothing heavy is imported until a check asks for one, since pytest
loads this module for every project in the environment.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from autograder.grading.session import Session
    from autograder.judging.student import Student

SESSION: pytest.StashKey[Session] = pytest.StashKey()


def exercise_of(item: pytest.Item) -> str:
    """The exercise that a check belongs to, by the name of its file; empty where it is no check."""
    from autograder.course.assignment import exercise_of_file

    return exercise_of_file(item.path)


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("autograder")
    group.addoption("--submission", help="the notebook, or folder of notebooks, that the checks look at")
    group.addoption("--seed", type=int, help="draw the checks' inputs from this seed (default: a new one)")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "required: the exercise scores nothing when this check fails")


def pytest_report_header(config: pytest.Config) -> list[str]:
    path = config.getoption("submission")
    return (
        [
            f"submission: {path}, seed: {config.stash[SESSION].seed}, isolation: {config.stash[SESSION].isolation}"
        ]
        if SESSION in config.stash and path
        else []
    )


@pytest.hookimpl(tryfirst=True)
def pytest_sessionstart(session: pytest.Session) -> None:
    path = session.config.getoption("submission")
    if path is None or SESSION in session.config.stash:
        return
    from autograder.grading.seeds import new_seed
    from autograder.grading.session import WorkerSession
    from autograder.reading.submission import NoSubmission, read_submission
    from autograder.running.launch import launch
    from autograder.running.limits import Limits
    from autograder.running.workers import Root, WorkerFailed

    try:
        submission = read_submission(Path(path))
        root = Root(launch(), Limits().start)
        session.config.add_cleanup(root.close)
    except (NoSubmission, WorkerFailed) as error:
        raise pytest.UsageError(str(error)) from None
    seed = session.config.getoption("seed")
    opened = WorkerSession(submission, root, Limits(), new_seed() if seed is None else seed)
    session.config.add_cleanup(opened.close)
    session.config.stash[SESSION] = opened


@pytest.fixture
def student(request: pytest.FixtureRequest) -> Iterator[Student]:
    """The answer to the exercise that this file of checks belongs to."""
    exercise_id = exercise_of(request.node)
    if not exercise_id:
        pytest.fail(f"{request.path.name} is not named after an exercise (test_q16_....py).", pytrace=False)
    if SESSION not in request.config.stash:
        pytest.fail("Say what to check: --submission NOTEBOOK_OR_FOLDER", pytrace=False)
    student = request.config.stash[SESSION].student(exercise_id, request.node.name)
    student.meanings = getattr(request.module, "MEANINGS", {})
    yield student


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Shows a check that did not pass in its own words, without pytest's traceback of the check's source."""
    report = yield
    if call.excinfo is not None and SESSION in item.config.stash and exercise_of(item):
        from autograder.judging.verdict import verdict

        _, failure = verdict(call.excinfo.value, getattr(item.funcargs.get("student"), "tried", ""))  # type: ignore[attr-defined]
        report.longrepr = failure.text() if failure else str(call.excinfo.value)
    return report
