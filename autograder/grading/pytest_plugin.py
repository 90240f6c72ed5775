"""Runs checks as pytest tests: `pytest checks --submission exercises/learner_from_scratch`.

The plugin gives checks their `student`, and turns the way in which each ends into a verdict, whether a person or a grader
(`checkrun`) has called pytest. Nothing heavy is imported until a check asks for a student, since pytest loads this module
for every project in the environment.
"""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

if TYPE_CHECKING:
    from autograder.grading.findings import Findings
    from autograder.judging.student import Student

FINDINGS: pytest.StashKey[Findings] = pytest.StashKey()
"""Where the checks of a run find their session, and leave what they found."""

NO_MEMORY = "can't allocate memory"  # torch's words for a MemoryError


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
    if FINDINGS not in config.stash or not path:
        return []
    session = config.stash[FINDINGS].session
    return [f"submission: {path}, seed: {session.seed}, isolation: {session.isolation}"]


@pytest.hookimpl(tryfirst=True)
def pytest_sessionstart(session: pytest.Session) -> None:
    path = session.config.getoption("submission")
    if path is None:
        return
    from autograder.grading.findings import Findings
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
    session.config.stash[FINDINGS] = Findings(opened, None)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the checks of exercises that are not in the submission that a person names."""
    if config.getoption("submission") is None or FINDINGS not in config.stash:
        return
    there = {answer.exercise.id for answer in config.stash[FINDINGS].session.submission.answers}  # type: ignore[attr-defined]
    others = [item for item in items if (name := exercise_of(item)) and name not in there]
    if others:
        config.hook.pytest_deselected(items=others)
        items[:] = [item for item in items if item not in others]


@pytest.fixture
def student(request: pytest.FixtureRequest) -> Student:
    """The answer to the exercise that this file of checks belongs to."""
    exercise_id = exercise_of(request.node)
    if not exercise_id:
        pytest.fail(f"{request.path.name} is not named after an exercise (test_NAME_....py).", pytrace=False)
    if FINDINGS not in request.config.stash:
        pytest.fail("Say what to check: --submission NOTEBOOK_OR_FOLDER", pytrace=False)
    student = request.config.stash[FINDINGS].student(exercise_id, request.node.name)
    student.meanings = getattr(request.module, "MEANINGS", {})
    return student


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo) -> pytest.TestReport | None:
    """Keep the verdict, and report it in the check's own words.

    A check that is at fault, and a test that is no check, are left to pytest, which shows where its source went wrong.
    """
    if FINDINGS not in item.config.stash or not (exercise_id := exercise_of(item)):
        return None
    check = item.config.stash[FINDINGS].keep(exercise_id, item, call)
    if call.excinfo is not None and check.status == "broken":
        return None
    outcome: Literal["passed", "failed"] = "passed" if call.excinfo is None else "failed"
    says = None if call.excinfo is None else check.message or str(call.excinfo.value)
    when: Literal["setup", "call", "teardown"] = call.when  # type: ignore[assignment]
    return pytest.TestReport(
        item.nodeid,
        item.location,
        {},
        outcome,
        says,
        when,
        duration=call.duration,
        start=call.start,
        stop=call.stop,
    )


@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> Generator[None, object, object]:
    """A check cannot end the whole run, as `pytest.exit` does, and what is too much to judge is the answer's trouble."""
    try:
        return (yield)
    except (MemoryError, RuntimeError) as error:
        if isinstance(error, RuntimeError) and NO_MEMORY not in str(error):
            raise
        # What the check has piled up goes with its frames, so that there is memory again to say so.
        error.__traceback__ = None
        from autograder.judging.checking import fail

        fail("Judging what came back takes too much memory. How much is asked for?")
    except pytest.exit.Exception as error:
        raise RuntimeError("a check called pytest.exit") from error


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Nor can a file of checks that calls `sys.exit` when it is imported."""
    try:
        return (yield)
    except SystemExit as error:
        return pytest.CollectReport(collector.nodeid, "failed", f"SystemExit: {error}", [])
