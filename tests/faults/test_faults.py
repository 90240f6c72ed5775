"""Kills at random points while a class is graded; the long form is `soak.py`, and what came of it in docs/faults.md."""

import errno
import multiprocessing
import os
import signal
import time
from contextlib import nullcontext
from pathlib import Path
from random import Random

import faults
import postgres
import pytest
from tiny_class import TinyClass

from autograder.classroom.jobs import Job
from autograder.classroom.pool import LocalGraders
from autograder.course.assignment import assignments
from autograder.grading.grader import Grader
from autograder.inside.bounds import Bounds
from autograder.running.launch import launch
from autograder.running.limits import Limits
from autograder.running.workers import Root

pytestmark = [
    pytest.mark.xdist_group("classroom"),
    pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="finds processes in /proc"),
]


@pytest.mark.parametrize("on", ["SQLite", "PostgreSQL"])
def test_every_submission_is_graded_once_whatever_is_killed(on, tmp_path):
    if on == "PostgreSQL" and postgres.missing():
        pytest.skip(postgres.missing())
    kinds = {"SQLite": ["worker", "command", "sandbox"], "PostgreSQL": ["grader", "connection"]}[on]
    seed = Random().randrange(10**6)  # another each time; the message of a failure names it
    with postgres.Server() if on == "PostgreSQL" else nullcontext() as server:
        tiny = TinyClass.made(tmp_path / "course", server and server.create("run"))
        tiny.database = "run"
        began = time.monotonic()
        with Grader() as grader:
            faults.half_marked(tiny, grader)
        # The command has more to do than that, on this same machine: its first fault comes before it ends.
        within = (time.monotonic() - began) / 2
        done = faults.run(tiny, lambda tiny: tiny.start("--jobs", "1"), kinds, Random(seed), within, server)
    assert not done.wrong, (seed, done, (tiny.root / "out").read_text())
    assert done.faults, (within, done)


def test_without_a_sandbox_an_answer_ends_with_the_worker_that_could_have_ended_it():
    with Root(launch("process"), Limits().start) as root:
        answer = root.prepared("import os", 60).fork(Bounds())
        reply = answer.run("cell", "print(os.getpid(), os.getppid())", 20)
        pid, above = map(int, reply.output.split())
        process = {(pid, faults.start_of(pid))}
        os.kill(above, signal.SIGKILL)
        assert not faults.alive_after(process)


def test_where_no_grader_can_be_started_nobody_waits_for_one(monkeypatch):
    def no_process(*args, **how):
        raise OSError(errno.EAGAIN, os.strerror(errno.EAGAIN))

    def job_of(student):
        return Job(record.id, student, record, {}, {}, {}, 0)

    record = next(iter(assignments()))
    graders = LocalGraders(1)
    monkeypatch.setattr(multiprocessing.get_context("forkserver"), "Process", no_process)
    done = list(graders.results(["ann", "ben"], job_of))
    assert [one.student for one in done] == ["ann", "ben"]
    assert all("no grader could be started" in one.failure for one in done), done
