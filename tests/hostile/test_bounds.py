"""Reading, repairing, judging and showing a submission have limits. One that goes over them harms no other."""

import itertools
import resource
import threading
import time
from types import SimpleNamespace

import pytest
import torch
from course import Course as TwoNotebooks
from notebooks import PROJECT
from tiny_class import ASSIGNMENT, RIGHT

from autograder.classroom import bounded as bounds
from autograder.classroom import reading, reports
from autograder.classroom.bounded import Seconds, TooMuchError, bounded, bounded_memory
from autograder.classroom.course import Course
from autograder.classroom.grade import Grading
from autograder.classroom.jobs import Job, do
from autograder.course.assignment import assignments
from autograder.judging.student import Student
from autograder.running.launch import launch
from autograder.running.workers import Root


def forever():
    n = 0
    while True:
        try:
            n += 1
        except Exception:
            n = 0


def stubborn():
    "Catches what ends it, the first time"
    try:
        forever()
    except BaseException:
        forever()


def everything():
    kept = []
    while True:
        kept.append(bytearray(64 * 2**20))


@pytest.fixture
def little(monkeypatch):
    monkeypatch.setattr(bounds, "SECONDS", 3.0)
    monkeypatch.setattr(bounds, "MEMORY", 2**28)


@pytest.mark.parametrize(("greedy", "says"), [(forever, "seconds"), (everything, "MiB of memory")])
def test_a_block_that_takes_too_much_is_ended(greedy, says, little):
    before = resource.getrlimit(resource.RLIMIT_AS)
    says = f"Reading it takes more than .* {says}"
    with pytest.raises(TooMuchError, match=says):
        bounded("Reading it", Seconds(), greedy)
    assert resource.getrlimit(resource.RLIMIT_AS) == before
    kept = bytearray(2**30)  # there are no bounds any more
    del kept


@pytest.mark.parametrize("greedy", [forever, everything])
@pytest.mark.parametrize("where", ["grader", "gradebook"])
def test_the_others_are_graded_beside_one_that_takes_too_much(
    greedy, where, tiny, graders, little, monkeypatch
):
    for student in ("nell", "olaf", "pia"):
        tiny.hand_in(student)
    notebook = next(tiny.submitted("olaf").glob("*.ipynb"))
    notebook.write_text(notebook.read_text().replace('"cells"', '"greedy": 1, "cells"', 1))
    real = reading.content_of
    times = []

    def content_of(name, raw):
        if b'"greedy"' in raw:
            times.append(name)
            if where == "grader" or len(times) > 1:
                greedy()
        return real(name, raw)

    monkeypatch.setattr(reading, "content_of", content_of)
    done = {g.student: g for g in Grading(Course(tiny.root), ASSIGNMENT).run(graders)}
    assert "takes more than" in done["olaf"].failure
    assert not done["nell"].failure and not done["pia"].failure


def compute(seconds, clock=time.process_time):
    ends = clock() + seconds
    while clock() < ends:
        pass


def test_all_notebooks_of_a_submission_have_their_seconds_together(little, monkeypatch):
    seen = []

    def repaired(path, *_):
        seen.append(path.stem)
        compute(1.4)
        return real(path, *_)

    real = reports.repaired
    monkeypatch.setattr(reports, "repaired", repaired)
    record = next(a for a in assignments() if a.id == "learner_from_scratch")
    released = {
        f"{n.name}.ipynb": (PROJECT / "exercises" / record.id / f"{n.name}.ipynb").read_bytes()
        for n in record.notebooks
    }
    done = do(Job(record.id, "olaf", record, {}, released, {}, seed=1), grader=None)
    assert "takes more than the 3 seconds that a submission has" in done.failure
    assert 1 < len(seen) < len(released)


@pytest.mark.parametrize(("share", "success"), [(0.24, True), (0.3, False)])
def test_so_they_have_when_they_are_entered_and_each_student_the_same(share, success, tmp_path, monkeypatch):
    course = TwoNotebooks(tmp_path)
    course.hand_in("nell")
    course.hand_in("olaf")
    seconds = itertools.count(step=share * bounds.SECONDS)  # twice for each of two notebooks
    monkeypatch.setattr(bounds, "time", SimpleNamespace(process_time=lambda: next(seconds)))
    done = course.autograde()
    assert done["success"] == success
    assert ("05_schedules.ipynb takes more than" in done["log"]) != success


def in_a_thread(work, error=TooMuchError):
    """What the error says, and what the thread computed."""
    found = []

    def read():
        seconds = Seconds()
        try:
            bounded("Reading it", seconds, work)
        except error as raised:
            found.append(str(raised))
        compute(0.05)  # nothing comes any more
        found.append(bounds.SECONDS - seconds.left)

    thread = threading.Thread(target=read)
    thread.start()
    thread.join(60)
    assert not thread.is_alive()
    return found


@pytest.mark.parametrize("greedy", [forever, pytest.param(stubborn, id="stubborn")])
def test_in_another_thread_it_is_ended_too(greedy, little):
    says, took = in_a_thread(greedy)
    assert "seconds that a submission has" in says
    assert took == pytest.approx(3.0, abs=2.5)


def test_what_ends_in_time_in_another_thread_is_left_alone(little, monkeypatch):
    monkeypatch.setattr(bounds, "GLANCE", 0.001)
    before = threading.active_count()
    for _ in range(50):
        (took,) = in_a_thread(lambda: compute(0.01))
        assert took < 3.0
    assert threading.active_count() == before


def test_time_up_at_the_very_end_in_another_thread_is_noticed_once(little, monkeypatch):
    monkeypatch.setattr(bounds, "GLANCE", 0.0001)
    monkeypatch.setattr(bounds, "SECONDS", 0.02)
    for _ in range(50):
        says, took = in_a_thread(lambda: compute(0.021, time.thread_time))
        assert "seconds that a submission has" in says and took >= 0.02
    assert not [thread for thread in threading.enumerate() if thread.name == "reading"]


def test_what_goes_wrong_in_another_thread_is_told_where_it_was_asked_for(little):
    says = in_a_thread(lambda: int("x"), ValueError)
    assert says[0] == "invalid literal for int() with base 10: 'x'"


def test_in_another_thread_memory_is_bounded_too(little):
    says, _ = in_a_thread(everything)
    assert "MiB of memory" in says


@pytest.mark.parametrize("piece", [lambda: bytearray(2**24), lambda: torch.ones(2**22)])
def test_what_takes_too_much_memory_to_judge_is_that_answers_trouble(
    piece, tiny, graders, little, monkeypatch
):
    for student in ("nell", "olaf", "pia"):
        tiny.hand_in(student, RIGHT)
    notebook = next(tiny.submitted("olaf").glob("*.ipynb"))
    notebook.write_text(notebook.read_text().replace("class MomentumSGD", "# greedy\\nclass MomentumSGD"))
    real = Student.observe

    def observe(self, *args, **kwargs):
        kept = [piece() for _ in range(64)] if "# greedy" in self.form.source else []  # a gigabyte
        return real(self, *args, **kwargs) if not kept or len(kept) == 64 else None

    monkeypatch.setattr(Student, "observe", observe)
    done = {g.student: g for g in Grading(Course(tiny.root), ASSIGNMENT).run(graders)}
    assert {g.failure for g in done.values()} == {""} and not done["olaf"].faults
    assert {s: g.results["r04"] for s, g in done.items()} == {
        "nell": "passed",
        "olaf": "failed",
        "pia": "passed",
    }
    report = (tiny.autograded("olaf") / notebook.name).read_text()
    assert "Judging what came back takes too much memory" in report
    kept = bytearray(2**30)  # there are no bounds any more
    del kept


def test_a_worker_that_is_started_meanwhile_is_not_under_the_graders_bound():
    with bounded_memory("Judging it"):
        launched = launch("process")
    root = Root(launched, 120.0)
    try:
        soft, _ = resource.prlimit(launched.process.pid, resource.RLIMIT_AS)
        assert soft == resource.RLIM_INFINITY
    finally:
        root.close()
