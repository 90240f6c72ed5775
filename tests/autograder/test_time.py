"""Time is the student's own: what their code computes, or waits; not what a busy machine takes from it."""

import pytest
from notebooks import FIBONACCI, PRINT_SHAPES

from autograder.course.assignment import find_exercise
from autograder.grading.grader import Grader
from autograder.inside.messages import TooSlow
from autograder.judging.allowance import BY_THE_CLOCK, Allowance
from autograder.reading.submission import read_submission
from autograder.running import watch
from autograder.running.limits import Limits


class Clock:
    """Time that passes when it is told to, with a process that computes a share of it."""

    def __init__(self, share, awake):
        self.now, self.share, self.awake = 100.0, share, awake

    def monotonic(self):
        return self.now

    def look(self):
        return self.now * self.share, self.awake


def watched(monkeypatch, share, awake, seconds=10.0):
    """How long, by the clock, a question may take, and how it ends."""
    clock = Clock(share, awake)
    monkeypatch.setattr(watch, "time", clock)
    allowance = Allowance(seconds)
    allowance.ends = clock.now + BY_THE_CLOCK * seconds
    asked = watch.Watch(allowance, clock.look)
    with pytest.raises(TooSlow) as slow:
        while True:
            clock.now += asked.left()
    return clock.now - 100.0, slow.value.how


def test_what_computes_all_the_time_has_its_seconds(monkeypatch):
    took, how = watched(monkeypatch, share=1.0, awake=True)
    assert how == "looping" and took == pytest.approx(10, abs=0.6)


def test_what_gets_a_third_of_a_processor_has_three_times_as_long(monkeypatch):
    took, how = watched(monkeypatch, share=1 / 3, awake=True)
    assert how == "looping" and took == pytest.approx(30, abs=2)


def test_what_is_kept_from_computing_is_given_up_by_the_clock(monkeypatch):
    took, how = watched(monkeypatch, share=0.001, awake=True)
    assert how == "starved" and took == pytest.approx(60, abs=0.6)


def test_what_sleeps_is_given_up_sooner(monkeypatch):
    took, how = watched(monkeypatch, share=0.0, awake=False)
    assert how == "waiting" and took == pytest.approx(10, abs=0.6)


@pytest.mark.parametrize("isolation", ["auto", "process"])
@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("while True: pass", "computed for 1 seconds. Does a loop never end?"),
        ("import time\ntime.sleep(60)", "waited for 1 seconds and computed nothing"),
        ("import threading\nthreading.Lock().acquire() and threading.Event().wait()", "waited for 1 seconds"),
        (
            "import subprocess, sys\nsubprocess.run([sys.executable, '-S', '-c', 'while True: pass'])",
            "computed for 1 seconds",
        ),
        ("import os\nos._exit(3)", "ended the Python process: exit code 3"),
    ],
)
def test_it_is_said_whether_it_loops_waits_or_died(notebook, isolation, source, says):
    submission = read_submission(notebook.answer(q16=FIBONACCI + source).path)
    with Grader(isolation, Limits(cell=1, check=1)) as grader:
        (q16,) = grader.grade(submission, only=["q16"]).exercises
    assert says in q16.message, q16.message


def test_what_takes_too_long_to_judge_ends_a_submission(notebook):
    submission = read_submission(notebook.answer(q16=FIBONACCI, q21=PRINT_SHAPES).path)
    with Grader(limits=Limits(judging=0.001), processors=1) as grader:
        report = grader.grade(submission, only=["q16", "q21"])
    q16, q21 = report.exercises
    assert q21.status == "timeout" and "judging what this submission's answers gave" in q21.message
    assert not report.problems


def test_a_submission_that_has_used_up_its_time_is_over_soon_and_its_quick_answers_count(notebook):
    slow = {
        id: find_exercise(id)[2].stub + "\nimport time\ntime.sleep(60)"
        for id in ("q15", "q16", "q17", "q18", "q19")
    }
    submission = read_submission(notebook.answer(**slow, q21=PRINT_SHAPES).path)
    limits = Limits(cell=2, submission=1, last=0.3)
    with Grader(limits=limits, processors=1) as grader:
        results = {e.id: e for e in grader.grade(submission).exercises}
    waited = [results[id].message for id in slow]
    assert "waited for 2 seconds" in waited[0], waited
    assert all("waited for 0.3 seconds" in message for message in waited[1:]), waited
    assert results["q21"].status == "passed"


def added(notebook, before, *sources):
    for source in reversed(sources):
        notebook.insert(notebook.place(before), source)


@pytest.fixture
def ran(tmp_path):
    """A file in which cells leave their names; how often each has."""
    file = tmp_path / "ran"
    file.touch()

    def leave(name):
        return f"open({str(file)!r}, 'a').write('{name} ')\n"

    return leave, lambda: file.read_text().split()


@pytest.mark.parametrize("end", ["while True: pass", "import os\nos._exit(1)"])
def test_an_earlier_cell_that_does_not_end_is_run_once_for_all_exercises(notebook, ran, end):
    leave, names = ran
    notebook.answer(q16=f"helper\n{FIBONACCI}", q17="helper", q21=PRINT_SHAPES)
    added(notebook, "q15", f"{leave('once')}def helper(): pass\n{end}")
    submission = read_submission(notebook.path)
    with Grader("process", Limits(cell=1, check=1)) as grader:
        results = {e.id: e for e in grader.grade(submission, only=["q16", "q17", "q21"]).exercises}
    assert names() == ["once"]
    assert results["q21"].status == "passed"
    assert "name 'helper' is not defined" in results["q16"].message


def test_slow_earlier_cells_have_one_budget_for_a_notebook(notebook, ran):
    leave, names = ran
    cells = [f"{leave(f's{i}')}import time\ntime.sleep(0.45)\nh{i} = {i}" for i in range(8)]
    reads = "+".join(f"h{i}" for i in range(8))
    notebook.answer(q16=f"{reads}\n{FIBONACCI}", q17=f"{reads}", q21=PRINT_SHAPES)
    added(notebook, "q15", *cells)
    submission = read_submission(notebook.path)
    with Grader("process", Limits(cell=5, check=5, earlier=1)) as grader:
        results = {e.id: e for e in grader.grade(submission, only=["q16", "q17", "q21"]).exercises}
    assert len(names()) < 12, "eight for each of two exercises, and again without each of them, would be more"
    assert results["q21"].status == "passed"


def test_an_earlier_cell_that_is_slow_and_needed_is_run_for_each_answer(notebook):
    notebook.answer(q16="def fibonacci(n=20):\n    return helper(n)", q17="helper", q21=PRINT_SHAPES)
    added(notebook, "q15", f"import time\ntime.sleep(0.3)\n{FIBONACCI.replace('fibonacci', 'helper')}")
    submission = read_submission(notebook.path)
    with Grader("process", Limits(cell=5, check=5, earlier=30)) as grader:
        results = {e.id: e for e in grader.grade(submission, only=["q16", "q17"]).exercises}
    assert results["q16"].status == "passed"
    assert "helper" not in results["q17"].message
