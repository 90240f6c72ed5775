"""Runs checks as pytest tests: `pytest autograder/checks --submission exercises/learner_from_scratch`.

The plugin gives checks their `student`. Nothing heavy is imported until a check asks for one, since pytest
loads this module for every project in the environment.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from autograder.session import Session
    from autograder.student import Student

CHECK_FILE = re.compile(r"test_([qr]\d\d)_\w+\.py")
SESSION: pytest.StashKey[Session] = pytest.StashKey()


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("autograder")
    group.addoption("--submission", help="the notebook, or folder of notebooks, that the checks look at")
    group.addoption("--seed", type=int, help="draw the checks' inputs from this seed (default: a new one)")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "required: the exercise scores nothing when this check fails")


def pytest_report_header(config: pytest.Config) -> list[str]:
    path = config.getoption("submission")
    return [f"submission: {path}, seed: {config.stash[SESSION].seed}"] if SESSION in config.stash and path else []


@pytest.hookimpl(tryfirst=True)
def pytest_sessionstart(session: pytest.Session) -> None:
    path = session.config.getoption("submission")
    if path is None or SESSION in session.config.stash:
        return
    from autograder.grading import new_seed
    from autograder.limits import Limits
    from autograder.session import WorkerSession
    from autograder.submission import NoSubmission, read_submission
    from autograder.workers import WorkerFailed, start

    try:
        submission = read_submission(Path(path))
        root = start(Limits())
        session.config.add_cleanup(root.end)
        root.wait_until_ready(Limits().start)
    except (NoSubmission, WorkerFailed) as error:
        raise pytest.UsageError(str(error)) from None
    seed = session.config.getoption("seed")
    opened = WorkerSession(submission, root, Limits(), new_seed() if seed is None else seed)
    session.config.add_cleanup(opened.close)
    session.config.stash[SESSION] = opened


@pytest.fixture
def student(request: pytest.FixtureRequest) -> Iterator[Student]:
    """The answer to the exercise that this file of checks belongs to."""
    found = CHECK_FILE.fullmatch(request.path.name)
    if found is None:
        pytest.fail(f"{request.path.name} is not named after an exercise (test_q16_....py).", pytrace=False)
    if SESSION not in request.config.stash:
        pytest.fail("Say what to check: --submission NOTEBOOK_OR_FOLDER", pytrace=False)
    yield request.config.stash[SESSION].student(found[1], request.node.name)
