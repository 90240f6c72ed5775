"""`autograder watch` grades what changed, and only that."""

import io
import signal
import subprocess
import sys
import time

import pytest
from notebooks import FIBONACCI, PRINT_SHAPES
from rich.console import Console

from autograder.commands.watch import Watcher
from autograder.reading.submission import read_submission


@pytest.fixture
def watched(grader, notebook):
    """A watcher on the notebook, and a function that gives what it has printed since the last time."""
    out = io.StringIO()
    watcher = Watcher(read_submission(notebook.path), grader, Console(file=out, width=100), None)

    def printed():
        text = out.getvalue()
        out.seek(0)
        out.truncate()
        return text

    return watcher, printed


def test_only_what_changed_is_graded(watched, notebook):
    watcher, _ = watched
    notebook.answer(q16="def fibonacci(n=20):\n    return []")
    assert [(r.id, r.status) for r in watcher.saved()] == [("q16", "failed")]
    assert watcher.saved() == []
    notebook.answer(q21=PRINT_SHAPES)
    assert [(r.id, r.status) for r in watcher.saved()] == [("q21", "passed")]
    assert watcher.report.score == 2.0


def test_it_moves_on_when_an_exercise_passes(watched, notebook):
    watcher, printed = watched
    notebook.answer(q16="def fibonacci(n=20):\n    return []")
    watcher.saved()
    assert "Next: q15" not in printed()
    notebook.answer(q16=FIBONACCI)
    watcher.saved()
    assert "Next: q17" in printed()


def test_a_changed_helper_grades_the_exercise_that_uses_it(watched, notebook):
    watcher, _ = watched
    notebook.answer(q16="def fibonacci(n=20):\n    return helper(n)")
    assert watcher.saved()[0].status == "failed"
    notebook.insert(notebook.place("q16"), FIBONACCI.replace("fibonacci", "helper"))
    assert [(r.id, r.status) for r in watcher.saved()] == [("q16", "passed")]


def test_a_half_written_notebook_is_waited_for(watched, notebook):
    watcher, printed = watched
    text = notebook.answer(q16=FIBONACCI).path.read_text()
    notebook.path.write_text(text[: len(text) // 2])
    assert watcher.saved() == []
    assert "JSON is broken" in printed()
    notebook.path.write_text(text)
    assert [r.status for r in watcher.saved()] == ["passed"]


def test_the_command_sees_a_save_and_ends_quietly(notebook, tmp_path):
    """The whole command: start it, save the notebook, see the result, interrupt it."""
    # Where the tests were started in the background of a script, an interrupt is ignored by what they start.
    program = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
    program += "from autograder.cli import main; main()"
    command = [sys.executable, "-u", "-c", program, "watch", str(notebook.path)]
    out, err = tmp_path / "out", tmp_path / "err"
    process = subprocess.Popen(command, stdout=out.open("wb"), stderr=err.open("wb"))

    def wait_for(text, seconds=120):
        deadline = time.monotonic() + seconds
        while text not in out.read_text() and time.monotonic() < deadline and process.poll() is None:
            time.sleep(0.1)
        assert text in out.read_text(), err.read_text()

    try:
        wait_for("Next: q15")
        time.sleep(1)  # the board is shown before the files are watched
        notebook.answer(q16=FIBONACCI)
        wait_for("q16, Fibonacci by recursion")
        process.send_signal(signal.SIGINT)
        assert process.wait(30) in (0, 130)
        assert "Traceback" not in err.read_text()
    finally:
        process.kill()
        process.wait()
