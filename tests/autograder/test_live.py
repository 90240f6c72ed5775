"""`check("q16")` in a real kernel: a card to read, a score as the cell's value, nothing on stderr."""

import logging
import re
import subprocess
import sys

import nbformat
import pytest
from nbgrader.utils import determine_grade
from notebooks import FIBONACCI, PRINT_SHAPES

from autograder.course.assignment import find_exercise

# One after the other: they share what is slow to start.
pytestmark = pytest.mark.xdist_group("kernel")


def test_before_anything_was_run(run):
    value, html, streams, error = run('check("q16")')
    assert value == "0.0"
    assert "Run the cell above" in html
    assert not streams and error is None


def test_a_right_answer(run):
    run(FIBONACCI)
    value, html, streams, error = run('check("q16")')
    assert value == "2.0"
    assert "passed" in html
    assert not streams and error is None


def test_a_check_leaves_the_kernel_its_threads(run):
    """A grader computes in one thread. What a student trains in the kernel should use all processors."""
    run("import torch\ntorch.set_num_threads(2)")
    run(FIBONACCI)
    run('check("q16")')
    run('check("q20")')
    assert run("torch.get_num_threads()")[0] == "2"


def test_rates_that_no_chart_has_room_for(run):
    run(find_exercise("q34")[1].setup)
    run(
        "class CosineOneCycle(Callback):\n"
        "    def __init__(self, base_lr, pct_start=0.25, div_start=10):\n        self.lrs = []\n"
        "    def before_batch(self):\n        self.opt.lr = [1.7e308, -1.7e308][len(self.lrs) % 2]\n"
        "        self.lrs.append(self.opt.lr)\n"
    )
    value, html, streams, error = run('check("q34")')
    assert value == "0.0" and "<svg" in html
    assert not streams and error is None


def test_a_wrong_answer_shows_what_is_wrong_and_hints_behind_a_fold(run):
    run(FIBONACCI.replace("[0, 1]", "[1, 1]"))
    value, html, streams, error = run('check("q16")')
    assert value == "0.0"
    assert "It starts with 1, 1" in html
    assert "<details>" in html and "<script" not in html
    assert not streams and error is None


def test_part_of_the_points_is_a_plain_number_that_nbgrader_takes(run):
    """nbgrader's own rule for what a check cell's outputs are worth."""
    run(FIBONACCI.replace("[0, 1][:n]", "[0, 1][:max(n, 1)]"))
    value, html, streams, _ = run('check("q16")')
    assert re.fullmatch(r"1\.\d+", value)
    assert not streams
    outputs = [
        nbformat.v4.new_output("display_data", {"text/html": html}),
        nbformat.v4.new_output("execute_result", {"text/plain": value}),
    ]
    flags = {
        "grade": True,
        "solution": False,
        "locked": True,
        "grade_id": "q16_check",
        "points": 2,
        "schema_version": 3,
    }
    cell = nbformat.v4.new_code_cell('check("q16")', outputs=outputs, metadata={"nbgrader": flags})
    assert determine_grade(cell, logging.getLogger()) == (float(value), 2)


def test_the_untouched_stub(run):
    run(find_exercise("q16")[2].stub)
    value, html, *_ = run('check("q16")')
    assert value == "0.0"
    assert "The stub is unchanged" in html


@pytest.mark.parametrize(
    "source",
    [
        "def fibonacci(n=20):\n    import sys\n    print('x', file=sys.stderr)\n    raise ValueError('<b>mine</b>')",
        "def fibonacci(n=20):\n    raise SystemExit",
        "def fibonacci(n=20):\n    import warnings\n    warnings.warn('mine')\n    return fibonacci(n)",
        "def fibonacci(n=20):\n    return lambda: fibonacci",
    ],
)
def test_no_answer_makes_it_raise_or_write_to_stderr(run, source):
    run(source)
    value, html, streams, error = run('check("q16")')
    assert value == "0.0"
    assert "<b>mine" not in html
    assert not streams and error is None


def test_an_endless_answer_is_ended_and_the_kernel_lives(run):
    run(
        "def fibonacci(n=20):\n    while True:\n        try:\n            n = n\n        except Exception:\n            pass"
    )
    value, html, streams, error = run('check("q16")', timeout=120)
    assert value == "0.0"
    assert "did not finish" in html or "did not end" in html or "in time" in html, html[-3000:]
    assert run("1 + 1")[0] == "2"


def test_an_unknown_exercise_is_no_traceback(run):
    value, _, streams, error = run('check("q61")')
    assert value == "0.0"
    assert "There is no exercise 'q61'" in streams["stdout"]
    assert error is None


def test_another_exercise_in_the_same_kernel(run):
    run(FIBONACCI)
    run(PRINT_SHAPES)
    assert run('check("q21")')[0] == "2.0"
    assert run('check("q16")')[0] == "2.0"


def test_the_curve_of_q34_is_drawn_over_the_right_one(run):
    run(find_exercise("q34")[1].setup)
    run(
        "class CosineOneCycle(Callback):\n"
        "    def __init__(self, base_lr, pct_start=0.25, div_start=10):\n"
        "        self.base_lr, self.lrs = base_lr, []\n"
        "    def before_batch(self):\n"
        "        if self.model.training:\n"
        "            self.opt.lr = self.base_lr\n"
        "            self.lrs.append(self.opt.lr)\n"
    )
    value, html, streams, _ = run('check("q34")')
    assert value == "0.0"
    assert "<svg" in html
    assert not streams


def test_the_time_that_other_answers_take_is_not_that_of_the_answer_which_uses_them(run):
    run(
        "import signal\nfrom autograder import check, mine\nimport autograder.live.parts as parts\n"
        "before, timers = parts._passed, []\n"
        "parts._passed = lambda answers: timers.append(signal.getitimer(signal.ITIMER_REAL)) or set()"
    )
    run("def my_cnn(n_classes):\n    mine('Linear')\n\n\ndef my_learner(*args):\n    pass")
    value, html, _, error = run("check('m08')")
    assert error is None and value == "0.0" and "m08" in html
    assert run("timers")[0] == "[(0.0, 0.0)]"
    run("parts._passed = before")


def test_the_board_of_the_notebooks_as_they_were_saved(run, notebook):
    run(PRINT_SHAPES)
    run('check("q21")')
    notebook.answer(q16=FIBONACCI)
    _, html, streams, error = run(f"progress({str(notebook.path.parent)!r})", timeout=180)
    assert "1 of 34 exercises" in html and "Next: q17" in html
    assert "Last saved: 02_modules.ipynb just now" in html
    assert "<script" not in html
    assert not streams and error is None


def test_the_board_counts_what_has_just_passed_here(run, notebook):
    notebook.answer(q16="def fibonacci(n=20):\n    return []")
    run(FIBONACCI)
    assert run('check("q16")')[0] == "2.0"
    html = run(f"progress({str(notebook.path.parent)!r})", timeout=180)[1]
    assert "1 of 34 exercises" in html
    assert "q16: as this kernel has just checked it" in html and "save the notebook" in html


def test_no_board_where_there_are_no_notebooks(run, tmp_path):
    _, html, streams, error = run(f"progress({str(tmp_path)!r})")
    assert "holds no notebook" in streams["stdout"]
    assert error is None


ELSEWHERE = """
import ctypes, sys
sys.modules["resource"] = None  # as on Windows, where there is no such module, nor a C library without a name
library = ctypes.CDLL
ctypes.CDLL = lambda name, *args, **more: library({None: "nothing.dll"}.get(name, name), *args, **more)
from IPython.core.interactiveshell import InteractiveShell
shell = InteractiveShell.instance()
shell.run_cell(%r, store_history=True)
shell.run_cell("from autograder import check; points = check('q16')")
print("points:", shell.user_ns.get("points"))
"""


def test_it_needs_nothing_that_only_unix_has():
    done = subprocess.run([sys.executable, "-c", ELSEWHERE % FIBONACCI], capture_output=True, text=True)
    assert "points: 2.0" in done.stdout, done.stdout + done.stderr
