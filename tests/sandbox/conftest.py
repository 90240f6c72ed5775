"""Workers in the sandbox and, to see that the same attempt succeeds there, without it."""

import os

import pytest

from autograder.inside.bounds import Bounds
from autograder.inside.messages import Ran
from autograder.running.launch import launch
from autograder.running.limits import Limits
from autograder.running.sandbox import NoSandbox, sandbox
from autograder.running.workers import Root

SECRET = "a-token-that-nobody-inside-may-see"
SETUP = "import errno, os, pathlib, signal, socket, subprocess, sys, time"


@pytest.fixture(scope="session", autouse=True)
def sandboxed():
    try:
        sandbox()
    except NoSandbox as reason:
        pytest.skip(f"no sandbox here: {reason}")


class Inside:
    """Runs cells where student code runs."""

    def __init__(self, root):
        self.root = root

    def answer(self, **bounds):
        """A process for one answer: a context manager with `run(name, source, seconds)`."""
        return self.root.prepared(SETUP, 60).fork(Bounds(**bounds))

    def run(self, source, seconds=20, **bounds):
        """What one cell in a process of its own printed, or `Raised`."""
        with self.answer(**bounds) as worker:
            reply = worker.run("cell", source, seconds)
        return reply.output.strip() if isinstance(reply, Ran) else reply


@pytest.fixture(scope="session")
def secret():
    os.environ["GRADERS_TOKEN"] = SECRET
    yield SECRET
    del os.environ["GRADERS_TOKEN"]


@pytest.fixture(scope="session")
def inside(sandboxed, secret):
    with Root(launch("sandbox"), Limits().start) as root:
        assert root.separate, "this kernel does not let a sandboxed process make namespaces"
        yield Inside(root)


@pytest.fixture(scope="session")
def outside(secret):
    """The same without a sandbox."""
    with Root(launch("process"), Limits().start) as root:
        yield Inside(root)
