"""`check("q16")` in a real kernel: a card to read, a score as the cell's value, nothing on stderr."""

import logging
import re
import subprocess
import sys
from html import unescape

import nbformat
import pytest
from jupyter_client.manager import start_new_kernel
from nbgrader.utils import determine_grade
from notebooks import FIBONACCI, PRINT_SHAPES

from autograder.course.assignment import find_exercise

RIGHT_Q22 = """
def logsumexp(x):
    most = x.max(-1, keepdim=True)[0]
    return most.squeeze(-1) + (x - most).exp().sum(-1).log()
"""

# One after the other: they share what is slow to start.
pytestmark = pytest.mark.xdist_group("kernel")


@pytest.fixture(scope="module")
def kernel():
    manager, client = start_new_kernel(kernel_name="python3")
    try:
        yield client
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


@pytest.fixture
def run(kernel):
    """Runs a cell in the kernel; returns (its value as text, its HTML, its streams by name, its error).

    `cell_id` is what JupyterLab tells the kernel of the cell; other programs tell nothing.
    """

    def run_cell(source, timeout=60, cell_id=None):
        outputs = []
        kernel.session.metadata = {"cellId": cell_id} if cell_id else {}
        kernel.execute_interactive(source, timeout=timeout, output_hook=outputs.append)
        value, html, streams, error = None, "", {}, None
        for message in outputs:
            content = message["content"]
            if message["msg_type"] == "execute_result":
                value = content["data"]["text/plain"]
            elif message["msg_type"] == "display_data":
                html += content["data"].get("text/html", "")
            elif message["msg_type"] == "stream":
                streams[content["name"]] = streams.get(content["name"], "") + content["text"]
            elif message["msg_type"] == "error":
                error = content["ename"]
        return value, html, streams, error

    setup = find_exercise("q16")[1].setup
    run_cell("%reset -f\n" + "")
    assert run_cell(setup)[3] is None
    return run_cell


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


def test_a_later_trial_cell_does_not_hide_the_answer(run):
    run(FIBONACCI)
    run("numbers = fibonacci(5)\nprint(numbers)")
    assert run('check("q16")')[0] == "2.0"


@pytest.mark.parametrize("cell_id", ["q22", None], ids=["JupyterLab", "another program"])
def test_what_was_tried_in_the_same_cell_before_is_not_held_against_anybody(run, cell_id):
    run(find_exercise("q22")[1].setup)
    shortcut = "def logsumexp(x):\n    return torch.logsumexp(x, -1)"
    run(shortcut, cell_id=cell_id)
    assert run('check("q22")')[0] != "2.0"
    run("from reference import logsumexp", cell_id=cell_id)
    run(RIGHT_Q22, cell_id=cell_id)
    assert run('check("q22")')[0] == "2.0"


@pytest.mark.parametrize("cell_id", ["q16", None], ids=["JupyterLab", "another program"])
@pytest.mark.parametrize(
    ("after", "says"),
    [
        ("def fibonacci(n=20)\n    return []", "SyntaxError"),
        ("import no_such_module\n" + FIBONACCI, "ModuleNotFoundError"),
        (FIBONACCI + "assert fibonacci(3) == 7", "AssertionError"),
        ("%%time\n" + FIBONACCI + "1 / 0", "ZeroDivisionError"),
        ("%%capture\n" + FIBONACCI + "1 / 0", "ZeroDivisionError"),
    ],
)
def test_a_cell_that_stopped_is_not_judged_by_what_it_was_before(run, cell_id, after, says):
    run(FIBONACCI, cell_id=cell_id)
    assert run('check("q16")')[0] == "2.0"
    run(after, cell_id=cell_id)
    value, html, *_ = run('check("q16")')
    assert value == "0.0"
    assert "The last run of your cell stopped with" in html and says in html
    run(FIBONACCI, cell_id=cell_id)
    assert run('check("q16")')[0] == "2.0"


def test_a_definition_under_another_name_is_named(run):
    run("def all_parameters(module):\n    return []", cell_id="q15")
    run("def every_parameter(module):\n    return []", cell_id="q15")
    html = run('check("q15")')[1]
    assert "No cell defines all_parameters. Yours defines every_parameter; keep the stub's name." in unescape(
        html
    )


def test_what_was_deleted_is_not_there(run):
    run(FIBONACCI)
    run("del fibonacci")
    assert "no longer there" in run('check("q16")')[1]


def test_in_a_fresh_kernel_a_definition_under_another_name_is_named_too():
    shell = subprocess.run([sys.executable, "-c", RENAMED], capture_output=True, text=True)
    assert "Yours defines get_image_files" in shell.stdout, shell.stdout + shell.stderr


RENAMED = """
from IPython.core.interactiveshell import InteractiveShell
shell = InteractiveShell.instance()
import autograder.live.check as live
live.card = lambda result, hints, passed="": print(result.message) or ""
shell.run_cell("def get_image_files(path):\\n    return []", store_history=True)
shell.run_cell("from autograder import check; check('q01')")
"""


@pytest.mark.parametrize(
    "top", ["%%time", "%%timeit -n 1 -r 1", "%%capture out", "%%prun -q", "%%capture\n%%timeit"]
)
def test_a_magic_on_top_of_the_answer(run, top):
    run("fibonacci = None")
    run(f"{top}\n{FIBONACCI}")
    assert run('check("q16")')[0] == "2.0"


def test_an_import_of_what_the_setup_cell_imports_is_no_reason_to_refuse(run):
    run("from autograder import check\nfrom reference import Module as M\n" + FIBONACCI)
    assert run('check("q16")')[0] == "2.0"
    run("from reference import ConvLayer\n" + FIBONACCI)
    html = run('check("q16")')[1]
    assert "holds the solution" in html and "ConvLayer" in html


def test_what_is_missing_in_another_cell_is_looked_for_there(run):
    """A stub that was run, as in "Run All", has taken the place of the reference's class."""
    run(find_exercise("m02")[1].setup)
    run(find_exercise("m01")[2].stub)
    linear = "class Linear(Module):\n    def __init__(self, ni, nf):\n        super().__init__()\n\n\n"
    run(linear + "class AdaptivePool(Module):\n    pass")
    html = run('check("m02")')[1]
    assert re.search(r"In\[\d+\], line 34, still says raise NotImplementedError\(\)", html)
    assert "run that one again" in html


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
