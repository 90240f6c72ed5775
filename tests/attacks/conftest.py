"""One warm grader for all attacks, and what lies outside for them to find."""

import pytest
from attack_files import GUARDED, LIMITS, state_of_files, state_of_grader
from notebooks import PROJECT

from autograder.grading.grader import Grader
from autograder.running.sandbox import NoSandbox, sandbox


@pytest.fixture(scope="session")
def grader():
    """One grader for all attacks, so that each has every chance to spoil what follows it."""
    try:
        sandbox()
    except NoSandbox as reason:
        pytest.skip(f"no sandbox: {reason}")
    with Grader("sandbox", LIMITS) as grader:
        if not grader.root.separate:
            pytest.skip("no namespaces for answers inside the sandbox")
        yield grader


@pytest.fixture(scope="session")
def canary(tmp_path_factory):
    """A folder with a secret in it, for attacks to find, change or delete."""
    folder = tmp_path_factory.mktemp("canary")
    (folder / "secret.txt").write_text("the bird sings")
    return folder


@pytest.fixture
def untouched(canary):
    """Call it for what is outside the sandbox, to compare before and after."""
    return lambda: (state_of_files(canary, *(PROJECT / name for name in GUARDED)), state_of_grader())
