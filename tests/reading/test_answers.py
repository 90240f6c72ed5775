"""Which cell is which answer, and on which others it is run."""

import pytest
from notebooks import FIBONACCI, PRINT_SHAPES, PROJECT, EditedNotebook, grade_of

from autograder.course.assignment import find_exercise
from autograder.reading.submission import read_submission

SCALE = """
class Scale(Module):
    def forward(self, x):
        return x

class ScaleShift(Scale):
    pass
"""


def test_two_cells_with_each_others_id(notebook):
    notebook.answer(q16=FIBONACCI, q17=SCALE)
    one, other = notebook.cell("q16"), notebook.cell("q17")
    one["metadata"], other["metadata"] = other["metadata"], one["metadata"]
    submission = read_submission(notebook.save().path)
    assert submission.answer("q16").cell.source == FIBONACCI
    assert submission.answer("q17").cell.source == SCALE
    assert any("'q17' defines fibonacci, so it counts as the answer to q16" in p for p in submission.problems)


def test_another_exercises_helper_of_the_same_name_is_no_answer(notebook):
    """A cell counts for the exercise whose id it has, as long as it answers that."""
    notebook.answer(q17=FIBONACCI + SCALE)
    submission = read_submission(notebook.path)
    assert not submission.answer("q16").attempted
    assert submission.answer("q17").cell.source == FIBONACCI + SCALE


def test_a_magic_above_the_stub_is_no_attempt(notebook):
    stub = find_exercise("q16")[2].stub
    notebook.answer(q16="%%time\n" + stub)
    assert not read_submission(notebook.path).answer("q16").attempted


@pytest.mark.parametrize("kind", ["markdown", "raw"])
@pytest.mark.parametrize("known", [True, False], ids=["with its id", "without"])
def test_an_answer_whose_cell_is_of_another_type(notebook, kind, known):
    notebook.answer(q16=FIBONACCI)
    cell = notebook.cell("q16")
    cell["cell_type"] = kind
    if not known:
        cell["metadata"], cell["id"] = {}, "other"
    submission = read_submission(notebook.save().path)
    assert submission.answer("q16").cell.source == FIBONACCI
    assert any(f"in a {kind} cell" in p for p in submission.problems)


def test_what_is_written_into_the_setup_cell_counts_with_a_remark(notebook):
    setup = find_exercise("q16")[1].setup
    extra = "\nfrom functools import lru_cache\n\ndef helper(n):\n    return n\n\ntorch = None\n"
    notebook.answer(setup=setup + extra, q16="@lru_cache\ndef fibonacci(n=20):\n    return helper(n)")
    submission = read_submission(notebook.path)
    context = "\n".join(cell.source for cell in submission.answer("q16").contexts[0])
    assert "lru_cache" in context and "def helper" in context
    assert "torch" not in context
    assert any("setup cell is locked" in p and "lru_cache" in p for p in submission.problems)


def test_a_helper_between_the_answer_and_its_check_is_there(notebook):
    notebook.answer(q16="def fibonacci(n=20):\n    return helper(n)")
    notebook.insert(notebook.place("q16") + 1, "def helper(n):\n    return []")
    notebook.insert(notebook.place("q16_check") + 1, "def helper(n):\n    return 'too late'")
    answer = read_submission(notebook.path).answer("q16")
    assert [cell.source for cell in answer.contexts[0]] == ["def helper(n):\n    return []"]


@pytest.mark.parametrize(
    "scratch",
    [
        "%%time\nimport time\ntime.sleep(15)",
        "found = slow()",
        "class Other:\n    def append(self, n):\n        return n",
        "import torch\nslow()",
        "!sleep 15",
        "%matplotlib inline",
        "%%bash\nsleep 15",
        "from reference import ConvLayer\nx = ConvLayer(3, 3)",
        "for n in range(3):\n    slow(n)",
        "model = slow()\nmodel.append(3)",
        "exec('from reference import Sequential')\nimport reference",
    ],
)
def test_what_an_answer_does_not_use_is_not_run_for_it(notebook, scratch):
    """Though some of these bind a name that the answer, too, has for something of its own."""
    answer = """
def fibonacci(n=20):
    found = [torch.tensor(0)]
    found.append(n)
    return found
for n in [3]:
    print(fibonacci(n))
"""
    notebook.answer(q16=answer)
    notebook.insert(notebook.place("q16"), scratch)
    assert read_submission(notebook.path).answer("q16").contexts == [[]]


@pytest.mark.parametrize(
    "needed",
    [
        "def helper(n):\n    return []",
        "%%time\ndef helper(n):\n    return []",
        "%time helper = len",
        "from functools import lru_cache as helper",
        "from math import *",
        "if True:\n    def helper(n):\n        return []",
        "exec('def helper(n): return []')",
    ],
)
def test_what_an_answer_uses_is_run_before_it(notebook, needed):
    notebook.answer(q16="def fibonacci(n=20):\n    return helper(n)")
    notebook.insert(notebook.place("q16"), needed)
    assert len(read_submission(notebook.path).answer("q16").contexts[0]) == 1


def test_a_table_that_is_filled_in_a_cell_of_its_own(notebook):
    notebook.answer(q16="def fibonacci(n=20):\n    return table[n]")
    for source in ("table[1] = [0]", "table = {}"):
        notebook.insert(notebook.place("q16"), source)
    assert len(read_submission(notebook.path).answer("q16").contexts[0]) == 2


def test_an_unchanged_stub_does_not_take_the_place_of_what_the_setup_provides(tmp_path):
    """Otherwise the first thing that is said of the answer is that the stub is not written."""
    notebook = EditedNotebook(tmp_path, "07_my_learner", PROJECT / "exercises" / "my_learner")
    notebook.answer(m02="class Linear(Module):\n    pass\n\nclass AdaptivePool(Module):\n    pass")
    assert read_submission(notebook.path).answer("m02").contexts == [[]]
    notebook.answer(m01="class Module:\n    pass\n\nclass Parameter:\n    pass")
    assert [cell.name for cell in read_submission(notebook.path).answer("m02").contexts[0]] == ["m01"]


def test_a_definition_under_another_name_is_named(notebook):
    notebook.answer(q16="def my_fibonacci(n=20):\n    return []", q21=PRINT_SHAPES)
    submission = read_submission(notebook.path)
    assert submission.answer("q16").misnamed == (
        "No cell defines fibonacci. Yours defines my_fibonacci; keep the stub's name."
    )
    assert submission.answer("q21").misnamed == ""


def test_quit_in_an_answers_cell_is_explained(notebook):
    problems = read_submission(notebook.answer(q16=FIBONACCI + "\nquit()").path).problems
    assert any("q16" in p and "quit()" in p and "costs no marks" in p for p in problems)


def test_syntax_that_is_newer_than_the_python_that_grades(notebook):
    notebook.content["metadata"]["language_info"] = {"name": "python", "version": "3.99.0"}
    notebook.answer(q16="def fibonacci(n=20) => list[int]: []")
    problems = read_submission(notebook.path).problems
    assert any("Python 3.99.0" in p and "q16" in p for p in problems)


def test_the_ids_of_cells_are_enough(notebook):
    for cell in notebook.answer(q16=FIBONACCI).content["cells"]:
        cell["metadata"] = {}
    submission = read_submission(notebook.save().path)
    assert submission.answer("q16").cell.grade_id == "q16"
    assert submission.answer("q17").cell.grade_id == "q17"
    assert all(grade_of(cell) is None for cell in notebook.content["cells"])


def test_two_answers_in_one_cell_count_for_both_where_the_other_cell_is_gone(notebook):
    notebook.answer(q17=FIBONACCI + SCALE)
    notebook.content["cells"].remove(notebook.cell("q16"))
    submission = read_submission(notebook.save().path)
    assert submission.answer("q16").attempted and submission.answer("q17").attempted


@pytest.mark.parametrize(
    "below", ["fibonacci.calls = 0", "fibonacci = functools.cache(fibonacci)", "setattr(fibonacci, 'n', 3)"]
)
def test_what_changes_an_answer_below_it_is_a_part_of_it(notebook, below):
    notebook.answer(q16=FIBONACCI)
    notebook.insert(notebook.place("q16") + 1, below)
    cell = read_submission(notebook.path).answer("q16").cell
    assert cell.source == f"{FIBONACCI}\n\n{below}" and len(cell.of) == 2


@pytest.mark.parametrize(
    "below", ["fibonacci = fibonacci(3)", "x = fibonacci(3)\nx.y = 1", "    fibonacci(3)"]
)
def test_a_trial_below_an_answer_is_no_part_of_it(notebook, below):
    notebook.answer(q16=FIBONACCI)
    notebook.insert(notebook.place("q16") + 1, below)
    assert read_submission(notebook.path).answer("q16").cell.source == FIBONACCI
