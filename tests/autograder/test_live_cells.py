"""What `check("q16")` takes for the answer: the cell as it was last run, whatever was run before, around or above it."""

import re
import subprocess
import sys
from html import unescape

import pytest
from notebooks import FIBONACCI

from autograder.course.assignment import find_exercise

RIGHT_Q22 = """
def logsumexp(x):
    most = x.max(-1, keepdim=True)[0]
    return most.squeeze(-1) + (x - most).exp().sum(-1).log()
"""

# One after the other: they share what is slow to start.
pytestmark = pytest.mark.xdist_group("kernel")


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
