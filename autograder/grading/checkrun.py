"""Runs checks with pytest, from Python: they are collected once, and run on one submission after another."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from itertools import zip_longest
from pathlib import Path
from typing import Self

import pytest
from _pytest.config import _prepareconfig

from autograder.course.assignment import Exercise, check_files, exercise_of_file, visible_checks
from autograder.course.digest import fingerprint
from autograder.course.manifest import current
from autograder.grading.findings import Findings
from autograder.grading.pytest_plugin import FINDINGS, exercise_of
from autograder.grading.session import Session, WorkerSession
from autograder.reporting.report import ExerciseResult

OPTIONS = [
    "--disable-plugin-autoload",
    *("-p", "autograder.grading.pytest_plugin", "-p", "no:terminal", "-p", "no:cacheprovider"),
    *("-p", "no:faulthandler", "-p", "no:unraisableexception", "-p", "no:threadexception"),
    *("-p", "no:warnings", "-p", "no:logging", "-p", "no:doctest", "-p", "no:nose", "-p", "no:stepwise"),
    *("-p", "no:junitxml", "-p", "no:pastebin", "-p", "no:debugging", "-p", "no:legacypath"),
    *("-c", os.devnull, "--import-mode=importlib", "--capture=no"),
]


def run_checks(session: Session, exercises: list[Exercise], hidden: Path | None) -> dict[str, ExerciseResult]:
    """The results of the visible and, where there are any, hidden checks of some exercises.

    Raises `WorkerFailed` when a worker that runs no student code is lost.
    """
    with Checks(exercises, hidden) as checks:
        return checks.run(session, exercises)


def one_thread() -> None:
    """Have torch compute in one thread, in a process that does nothing but grade.

    What checks compute is small, and more threads get in the way of the processes that they judge. A student's kernel, which
    runs checks too, keeps its threads.
    """
    if torch := sys.modules.get("torch"):
        torch.set_num_threads(1)


class Checks:
    """The checks of some exercises, collected once. Use it as a context manager.

    What cannot be collected is at fault, and costs nobody anything. Collecting parses source, which Python 3.11 cannot do in
    two threads at once.
    """

    def __init__(self, exercises: list[Exercise], hidden: Path | None):
        self.hidden = hidden
        self.exercises = exercises
        self._files = {e.id: _files(e, hidden) for e in exercises}
        self._seen = _times([file for files in self._files.values() for file in files])
        self.digest = fingerprint(*(f.read_bytes() for f in sorted(self._seen, key=lambda f: f.name)))
        """Stands for what the checks are."""
        self._at_fault: dict[Path, str] = {}
        self._items: dict[str, list[pytest.Item]] = {e.id: [] for e in exercises}
        self._running = threading.Lock()
        only = _Only([file for files in self._files.values() for file in files])
        # The steps of pytest's own main, of which the last comes when these checks are closed.
        with _no_options_of_a_persons_own():
            arguments = [*OPTIONS, "--rootdir", str(current().folder), *map(str, only.folders)]
            self._config = _prepareconfig(arguments, [only, self])
            self._config._do_configure()
            self._session = pytest.Session.from_config(self._config)
            self._config.hook.pytest_sessionstart(session=self._session)
            if only.folders:
                self._config.hook.pytest_collection(session=self._session)

    @property
    def stale(self) -> bool:
        """Whether a file of checks has changed since, as they do under an author's hands."""
        return _times([file for files in self._files.values() for file in files]) != self._seen

    def run(self, session: Session, exercises: list[Exercise]) -> dict[str, ExerciseResult]:
        """The results of the checks of some exercises. Raises `WorkerFailed`."""
        findings = Findings(session, self.hidden)
        with self._running:
            self._config.stash[FINDINGS] = findings
            items = [item for exercise in exercises for item in self._items[exercise.id]]
            for item, following in zip_longest(items, items[1:]):
                began = time.thread_time()
                self._config.hook.pytest_runtest_protocol(item=item, nextitem=following)
                if isinstance(session, WorkerSession):
                    session.judged(time.thread_time() - began)
                # An exercise's process ends with its last check, so that one at a time holds memory.
                if isinstance(session, WorkerSession) and (
                    following is None or exercise_of(following) != exercise_of(item)
                ):
                    session.finished(exercise_of(item))
        if findings.lost:
            raise findings.lost
        for exercise in exercises:
            for file in self._files[exercise.id]:
                if says := next((s for at, s in self._at_fault.items() if file.is_relative_to(at)), ""):
                    findings.not_collected(exercise.id, file, says)
            if not self._items[exercise.id]:
                nothing = Path(f"test_{exercise.id}.py")
                findings.not_collected(exercise.id, nothing, f"There are no checks for {exercise.id}.")
        return {e.id: findings.result(e) for e in exercises}

    def close(self) -> None:
        """Let pytest come to its end, and forget the modules, so that changed ones are read anew."""
        with self._running:
            self._config.hook.pytest_sessionfinish(session=self._session, exitstatus=pytest.ExitCode.OK)
            self._config._ensure_unconfigure()
        ours = {str(file) for file in self._seen}
        for name in [n for n, m in sys.modules.items() if getattr(m, "__file__", None) in ours]:
            del sys.modules[name]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    # The hooks that pytest calls while it collects.

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_make_collect_report(
        self, collector: pytest.Collector
    ) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
        report = yield
        if report.failed:
            self._at_fault[collector.path] = str(report.longrepr).strip()
        return report

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        for item in session.items:
            self._items[exercise_of_file(item.path)].append(item)


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


def _files(exercise: Exercise, hidden: Path | None) -> list[Path]:
    return visible_checks(exercise.id) + (check_files(exercise.id, hidden) if hidden else [])


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
