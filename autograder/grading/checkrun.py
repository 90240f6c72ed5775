"""Runs checks with pytest, from Python: once, or with all that is collected kept for the next submission."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import zip_longest
from pathlib import Path
from queue import SimpleQueue
from typing import Self

import pytest

from autograder.course.assignment import Exercise, check_files, visible_checks
from autograder.course.digest import fingerprint
from autograder.course.manifest import current
from autograder.grading.pytest_plugin import SESSION, exercise_of
from autograder.grading.recorder import Recorder
from autograder.grading.session import Session
from autograder.reporting.report import ExerciseResult
from autograder.running.turns import Turns


def _options() -> list[str]:
    return [*OPTIONS, "--rootdir", str(current().folder)]


OPTIONS = [
    "--disable-plugin-autoload",
    *("-p", "autograder.grading.pytest_plugin", "-p", "no:terminal", "-p", "no:cacheprovider"),
    *("-p", "no:faulthandler", "-p", "no:unraisableexception", "-p", "no:threadexception"),
    *("-p", "no:warnings", "-p", "no:logging", "-p", "no:doctest", "-p", "no:nose", "-p", "no:stepwise"),
    *("-p", "no:junitxml", "-p", "no:pastebin", "-p", "no:debugging", "-p", "no:legacypath"),
    *("-c", os.devnull, "--import-mode=importlib", "--capture=no"),
]


class ChecksBroken(RuntimeError):
    """The checks themselves could not be run: a fault of whoever wrote them."""


def run_checks(session: Session, exercises: list[Exercise], hidden: Path | None) -> dict[str, ExerciseResult]:
    """The results of the visible and, where there are any, hidden checks of some exercises.

    Raises `ChecksBroken`, and `WorkerFailed` when a worker that runs no student code is lost.
    """
    recorder = Recorder(session, hidden)
    with _no_options_of_a_persons_own():
        code = _pytest_on(_files(exercises, hidden), recorder)
    if recorder.interrupted and not recorder.broken:  # broken checks interrupt pytest too
        raise KeyboardInterrupt
    if recorder.lost:
        raise recorder.lost
    if recorder.broken or code not in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED):
        raise ChecksBroken("; ".join(recorder.broken) or f"pytest ended with code {code}")
    return {e.id: recorder.result(e) for e in exercises}


class StandingChecks:
    """The checks of some exercises, collected once and run on one submission after another.

    One run of pytest, in a thread of its own, that stays in its test loop and waits there for the next submission.
    Use it as a context manager.
    """

    def __init__(self, exercises: list[Exercise], hidden: Path | None, turns: Turns | None = None):
        """`turns`: those that it takes with others of the same process."""
        self.hidden = hidden
        self.exercises = exercises
        self.turns = turns or Turns()
        self._files = _files(exercises, hidden)
        self._seen = _times(self._files)
        self.digest = fingerprint(*(f.read_bytes() for f in sorted(self._seen, key=lambda f: f.name)))
        """Stands for what the checks are."""
        self._waiting: SimpleQueue[tuple[Recorder, set[str]] | None] = SimpleQueue()
        self._done: SimpleQueue[BaseException | None] = SimpleQueue()
        self._now: Recorder | None = None
        self._broken: list[str] = []
        self._collected = threading.Event()
        self._thread = threading.Thread(target=self._run, name="checks", daemon=True)
        self._thread.start()

    def wait(self) -> None:
        """Until the checks are collected. Nobody is to parse source meanwhile: see `turns`."""
        self._collected.wait()

    @property
    def stale(self) -> bool:
        """Whether a file of checks has changed since, as they do under an author's hands."""
        return _times(self._files) != self._seen

    def run(self, session: Session, exercises: list[Exercise]) -> dict[str, ExerciseResult]:
        """The results of the checks of some exercises. Raises `ChecksBroken` and `WorkerFailed`."""
        recorder = Recorder(session, self.hidden)
        self._waiting.put((recorder, {e.id for e in exercises}))
        error = self._done.get()
        if error is not None:
            raise error
        return {e.id: recorder.result(e) for e in exercises}

    def close(self) -> None:
        """Let pytest come to its end, and forget the modules, so that changed ones are read anew."""
        self._waiting.put(None)
        self._thread.join()
        ours = {str(file) for file in self._seen}
        for name in [n for n, m in sys.modules.items() if getattr(m, "__file__", None) in ours]:
            del sys.modules[name]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def _run(self) -> None:
        try:
            with _no_options_of_a_persons_own(), self.turns.taken():
                how = f"pytest ended with code {_pytest_on(self._files, self)}"
        except BaseException as error:
            how = f"pytest ended with {type(error).__name__}: {error}"
        self._collected.set()
        # It ends early when the checks cannot be collected. Whoever asks is told so.
        while self._waiting.get() is not None:
            self._done.put(ChecksBroken("; ".join(self._broken) or how))

    # The hooks that pytest calls in that thread.

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self._broken.append(f"{report.nodeid}: {str(report.longrepr).strip().splitlines()[-1]}")

    def pytest_runtestloop(self, session: pytest.Session) -> bool | None:
        self._collected.set()
        if self._broken:
            return None
        plain = {item for item in session.items if _needs_nothing_else(item)}
        while (job := self._next()) is not None:
            self._now, wanted = job
            session.config.stash[SESSION] = self._now.session
            items = [item for item in session.items if exercise_of(item) in wanted]
            try:
                for item, following in zip_longest(items, items[1:]):
                    if item in plain:
                        self._call(item, following)
                    else:
                        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
                    if self._now.lost:
                        break
            except BaseException as error:
                self._done.put(error)
            else:
                self._done.put(self._now.lost)
            self._now = None
        self._waiting.put(None)
        return True

    def _next(self) -> tuple[Recorder, set[str]] | None:
        with self.turns.away():
            return self._waiting.get()

    def _call(self, item: pytest.Item, following: pytest.Item | None) -> None:
        """Run a check that needs nothing but its student, without the cost of pytest's protocol for all kinds of tests."""
        assert self._now is not None and isinstance(item, pytest.Function)
        started = time.perf_counter()
        error: BaseException | None = None
        when = "setup"
        # By pytest's own means a check skips or fails with what is no Exception.
        try:
            student = self._now.session.student(exercise_of(item), item.name)
            student.meanings = getattr(item.module, "MEANINGS", {})
            item.funcargs = {"student": student}
            when = "call"
            item.function(**item.funcargs)
        except KeyboardInterrupt:
            raise
        except BaseException as raised:
            error = raised
        self._now.keep(item, when, error, time.perf_counter() - started)
        self._now.pytest_runtest_teardown(item, following)
        item.funcargs = {}

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_makereport(self, item: pytest.Item, call: pytest.CallInfo) -> pytest.TestReport | None:
        return self._now.pytest_runtest_makereport(item, call) if self._now else None

    def pytest_runtest_teardown(self, item: pytest.Item, nextitem: pytest.Item | None) -> None:
        if self._now is not None:
            self._now.pytest_runtest_teardown(item, nextitem)


class _Only:
    """A pytest plugin: collects some files of their folders, and puts what they hold in these files' order.

    Asked for by name, each file would have pytest look at its whole folder again.
    """

    def __init__(self, files: list[Path]):
        self._place = {file: place for place, file in enumerate(files)}
        self.folders = list(dict.fromkeys(file.parent for file in files))

    def pytest_ignore_collect(self, collection_path: Path) -> bool | None:
        wanted = collection_path in self._place or any(
            f.is_relative_to(collection_path) for f in self.folders
        )
        return None if wanted else True

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items.sort(key=lambda item: self._place[item.path])


def _pytest_on(files: list[Path], plugin: object) -> int:
    """Run pytest on files of checks; returns its exit code."""
    only = _Only(files)
    return pytest.main([*_options(), *map(str, only.folders)], plugins=[only, plugin])


def _needs_nothing_else(item: pytest.Item) -> bool:
    """Whether a check is a plain function of its student: without other fixtures, parameters, or marks to skip it by."""
    return (
        isinstance(item, pytest.Function)
        and item.fixturenames == ["student", "request"]
        and not hasattr(item, "callspec")
        and not any(item.get_closest_marker(name) for name in ("skip", "skipif", "xfail", "usefixtures"))
    )


def _files(exercises: list[Exercise], hidden: Path | None) -> list[Path]:
    files = []
    for exercise in exercises:
        found = visible_checks(exercise.id) + (check_files(exercise.id, hidden) if hidden else [])
        if not found:
            raise ChecksBroken(f"There are no checks for {exercise.id}.")
        files += found
    return files


def _times(files: list[Path]) -> dict[Path, int]:
    """When each file, and each helper beside it, was last changed."""
    folders = {file.parent for file in files}
    return {file: file.stat().st_mtime_ns for file in [*files, *(o for f in folders for o in f.glob("*.py"))]}


@contextmanager
def _no_options_of_a_persons_own() -> Iterator[None]:
    """An environment variable of pytest's own, made for a person at a terminal, must not change a grading."""
    addopts = os.environ.pop("PYTEST_ADDOPTS", None)
    try:
        yield
    finally:
        if addopts is not None:
            os.environ["PYTEST_ADDOPTS"] = addopts
