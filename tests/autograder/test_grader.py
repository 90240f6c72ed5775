"""A warm worker, which is replaced when it is lost."""

import os
import signal
import time
from pathlib import Path

import pytest
from notebooks import EXERCISES

from autograder.course.assignment import find_exercise
from autograder.grading.grader import Grader
from autograder.inside.bounds import Bounds
from autograder.reading.submission import read_submission
from autograder.running.launch import launch_fleet
from autograder.running.limits import Limits
from autograder.running.sandbox import NoSandbox, sandbox
from autograder.running.workers import Root

FIBONACCI = "def fibonacci(n):\n    return [0, 1][:n] if n < 3 else (f := fibonacci(n - 1)) + [f[-1] + f[-2]]"


@pytest.mark.parametrize("isolation", ["auto", "process"])
def test_a_lost_worker_is_replaced_and_the_submission_graded_again(notebook, isolation):
    submission = read_submission(notebook.answer(q16=FIBONACCI).path)
    with Grader(isolation) as grader:
        first = grader.grade(submission, only=["q16"], seed=1)
        os.kill(grader.root.pid, signal.SIGKILL)
        second = grader.grade(submission, only=["q16"], seed=1)
        assert first.exercises[0].checks == second.exercises[0].checks
        assert {check.status for check in second.exercises[0].checks} != {"not_run"}


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="needs a timer's signal")
@pytest.mark.parametrize("isolation", ["auto", "process"])
def test_a_ctrl_c_does_not_wait_for_an_answer_that_hangs(notebook, isolation):
    hangs = read_submission(
        notebook.answer(
            **{id: find_exercise(id)[2].stub + "\nwhile True: pass" for id in ("q16", "q17")}
        ).path
    )
    other = read_submission(EXERCISES / "02_modules.ipynb")
    before = signal.signal(signal.SIGALRM, signal.default_int_handler)
    try:
        with pytest.raises(KeyboardInterrupt), Grader(isolation, limits=Limits(cell=40)) as grader:
            grader.grade(other, only=["q16", "q17"])  # everything is there then
            began = time.monotonic()
            signal.setitimer(signal.ITIMER_REAL, 1)
            grader.grade(hangs, only=["q16", "q17"])
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)  # without a handler it would end the tests
        signal.signal(signal.SIGALRM, before)
    assert time.monotonic() - began < 20, "it has waited for the answer's time to be up"


def test_checks_that_were_changed_are_read_anew(notebook, tmp_path):
    folder = tmp_path / "solutions" / "learner_from_scratch" / "hidden_checks"
    folder.mkdir(parents=True)
    check = folder / "test_q16_more.py"
    check.write_text('def test_more(student):\n    "more"\n')
    submission = read_submission(notebook.answer(q16=FIBONACCI).path)
    with Grader("process") as grader:
        for verdict, body in [("passed", "pass"), ("failed", "raise AssertionError('no')")]:
            check.write_text(f'def test_more(student):\n    "more"\n    {body}\n')
            report = grader.grade(submission, only=["q16"], solutions=tmp_path / "solutions")
            (more,) = [c for c in report.exercises[0].checks if c.name == "test_more"]
            assert (more.status, more.hidden) == (verdict, True)


def test_workers_that_share_a_sandbox_are_used_only_where_namespaces_keep_answers_apart(
    notebook, monkeypatch
):
    try:
        sandbox()
    except NoSandbox as reason:
        pytest.skip(f"no sandbox: {reason}")
    begin = Root.__init__

    def without_namespaces(self, launched, seconds):
        begin(self, launched, seconds)
        self.separate = False

    submission = read_submission(notebook.answer(q16=FIBONACCI).path)
    fleet = launch_fleet(2, "sandbox")
    try:
        with Grader("sandbox", launched=fleet.workers[0]) as shared, monkeypatch.context() as patch:
            assert shared.grade(submission, only=["q16"], seed=1).isolation == "sandbox"
            assert shared.root.pid == 0, (
                "a worker that another process launched has no process of its own here"
            )
            patch.setattr(Root, "__init__", without_namespaces)
            with Grader("sandbox", launched=fleet.workers[1]) as alone:
                assert alone.root.pid != 0
                assert alone.grade(submission, only=["q16"], seed=1).isolation == "sandbox"
    finally:
        fleet.close(20)


OTHER_WAYS = """
import pytest

@pytest.mark.parametrize("n", [1, 3])
def test_lengths(student, n):
    "as long as asked for"
    assert len(student.call("fibonacci", n)) == n

def test_with_a_folder(student, tmp_path):
    "a check may have other fixtures"
    assert tmp_path.is_dir() and student.call("fibonacci", 1) == [0]

@pytest.mark.skip(reason="not today")
def test_skipped(student):
    "a check that is skipped"

def test_skips(student):
    "a check that skips"
    pytest.skip("not today")

def test_fails(student):
    "a check that fails by pytest's own means"
    pytest.fail("no")
"""


def test_checks_may_use_what_pytest_has_for_any_test(notebook, tmp_path):
    folder = tmp_path / "solutions" / "learner_from_scratch" / "hidden_checks"
    folder.mkdir(parents=True)
    (folder / "test_q16_more.py").write_text(OTHER_WAYS)
    submission = read_submission(notebook.answer(q16=FIBONACCI).path)
    with Grader("process") as grader:
        report = grader.grade(submission, only=["q16"], solutions=tmp_path / "solutions")
    found = {check.name: check.status for check in report.exercises[0].checks if check.hidden}
    assert found["test_lengths[1]"] == found["test_lengths[3]"] == found["test_with_a_folder"] == "passed"
    assert found["test_fails"] == "failed"
    assert found["test_skips"] == found["test_skipped"] == "broken", "one that is skipped judges nobody"


def test_a_fleet_of_workers_imports_once_and_each_lives_alone():
    fleet = launch_fleet(3, "process")
    try:
        workers = [Root(worker, 60) for worker in fleet.workers]
        below = Path(f"/proc/{fleet.process.pid}/task/{fleet.process.pid}/children")
        if below.exists():
            assert len(below.read_text().split()) == 3
        for root in workers:
            base = root.prepared("x = 1", 20)
            with base.fork(Bounds()) as answer:
                assert answer.run("a", "print(x)", 5).output == "1\n"
        workers[0].end()
        with workers[1].prepared("x = 1", 20).fork(Bounds()) as answer:
            assert answer.run("a", "print(x)", 5).output == "1\n", "one that is ended takes no other with it"
    finally:
        fleet.close(20)
    assert fleet.process.poll() == 0


@pytest.mark.parametrize(("check", "hurry"), [(40, 0.3), (2, 40)], ids=["sooner", "never later"])
def test_a_check_in_a_hurry_gives_up_sooner(notebook, tmp_path, check, hurry):
    folder = tmp_path / "solutions" / "learner_from_scratch" / "hidden_checks"
    folder.mkdir(parents=True)
    (folder / "test_q16_soon.py").write_text(
        f'def test_soon(student):\n    "soon"\n    student.hurry({hurry})\n    student.call("wait")\n'
    )
    waits = "import time\n\n\ndef wait():\n    time.sleep(60)\n"
    submission = read_submission(notebook.answer(q16=waits + FIBONACCI).path)
    with Grader("process", limits=Limits(check=check)) as grader:
        report = grader.grade(submission, only=["q16"], solutions=tmp_path / "solutions")
    (soon,) = [c for c in report.exercises[0].checks if c.name == "test_soon"]
    assert soon.status == "timeout" and report.seconds < 40


def test_only_checks_that_are_asked_for_are_imported(notebook, tmp_path):
    folder = tmp_path / "solutions" / "learner_from_scratch" / "hidden_checks"
    folder.mkdir(parents=True)
    imported = tmp_path / "imported"
    (folder / "test_q15_more.py").write_text(
        f"open({str(imported)!r}, 'w')\n\ndef test_more(student):\n    'more'\n"
    )
    submission = read_submission(notebook.answer(q16=FIBONACCI).path)
    with Grader("process") as grader:
        for exercise in ("q16", "q15"):
            report = grader.grade(submission, only=[exercise], solutions=tmp_path / "solutions")
            assert imported.exists() == (exercise == "q15")
    assert [check.name for check in report.exercises[0].checks if check.hidden] == ["test_more"]
