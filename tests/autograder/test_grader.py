"""A warm worker, which is replaced when it is lost."""

import os
import signal

import pytest

from autograder.grader import Grader
from autograder.submission import read_submission

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
