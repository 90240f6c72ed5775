"""The table of docs/grading.md: what becomes of a mangled notebook, from the file to the marks."""

import json
import os

import pytest
from course import released
from messes import MESSES, WORDS, Mess, released_source
from notebooks import EXERCISES, FIBONACCI, grade_of

from autograder.authoring.verify import model_answer
from autograder.classroom import reading
from autograder.classroom.demo_mishaps import cut_off, merge_conflict, old_format
from autograder.classroom.intake import look
from autograder.classroom.reports import Task, repaired, report_on
from autograder.grading.grader import Grader

pytestmark = pytest.mark.xdist_group("classroom")
RELEASED = EXERCISES / "02_modules.ipynb"


@pytest.fixture(scope="module")
def grader():
    with Grader() as grader:
        yield grader


@pytest.fixture
def grade(grader, tmp_path):
    """Grades a file's text, as nbgrader would have it graded; the report, and what was made of the notebook."""

    def grade_text(text, name="02_modules.ipynb"):
        path = tmp_path / name
        if text is not None:
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        nb = repaired(tmp_path / "02_modules.ipynb", RELEASED).nb
        task = Task("ann", "learner_from_scratch", "02_modules", nb, tmp_path)
        return report_on(task, grader), nb

    return grade_text


def result(report, exercise_id="q16"):
    return next(e for e in report.exercises if e.id == exercise_id)


@pytest.mark.parametrize("spoil, status, says", MESSES, ids=[row[0].__name__ for row in MESSES])
def test_mangled_cells(grade, spoil, status, says):
    mess = Mess()
    spoil(mess)
    report, nb = grade(json.dumps(mess.nb))
    assert result(report).status == status
    assert says in "\n".join(report.problems) if says else not report.problems
    assert_complete(nb)
    assert next(c.source for c in nb.cells if grade_of(c) == "q15_why") == WORDS


def assert_complete(nb):
    """Each released cell with a grade_id is there once, with the released metadata, and locked ones unchanged."""
    got = {grade_of(c): c for c in nb.cells if grade_of(c)}
    assert len(got) == sum(1 for c in nb.cells if grade_of(c))
    assert len({c.id for c in nb.cells}) == len(nb.cells)
    for cell in released("02_modules")["cells"]:
        if grade_of(cell):
            mine = got[grade_of(cell)]
            assert (mine.metadata, mine.cell_type) == (cell["metadata"], cell["cell_type"])
            flags = cell["metadata"]["nbgrader"]
            if flags["locked"] and not flags["solution"]:
                assert mine.source == cell["source"]
    assert nb.metadata.kernelspec.name == "python3"


def whole():
    return json.dumps(Mess().nb, indent=1)


FILES = [
    (cut_off(whole()), "passed", "its JSON is broken"),
    (merge_conflict(whole()), "passed", "its JSON is broken"),
    (whole().replace('"cells": [', '"cells": [,'), "passed", "its JSON is broken"),
    (old_format(Mess().nb), "passed", "in an old notebook format"),
    (b"\xef\xbb\xbf" + whole().encode(), "passed", "byte order mark"),
    (whole().encode("utf-16"), "passed", "UTF-16"),
    (whole().encode().replace(b"Fibonacci", b"Fibon\xe9cci", 1), "passed", "q16_ask: locked, but changed"),
    ("", "missing", "no cell could be read"),
    ("<!DOCTYPE html>", "missing", "no cell could be read"),
    ("%PDF-1.7", "missing", "is a PDF, and no notebook"),
    (b"\x1f\x8b\x08", "missing", "is a compressed file"),
    ("# In[1]:\n", "missing", "is a Python script"),
    (json.dumps(Mess().nb["cells"]), "passed", "is not a notebook as Jupyter saves one"),
    (json.dumps({"type": "notebook", "content": Mess().nb}), "passed", "is not a notebook as Jupyter saves"),
    ("[1, 2]", "missing", "it has no cells"),
    ('{"cells": {}}', "missing", "it has no cells"),
    ('{"worksheets": 3, "nbformat": 3}', "missing", "cannot be converted"),
    ("[" * 100_000, "missing", "no cell could be read"),
    (None, "missing", "is not there"),
]


@pytest.mark.parametrize("text, status, says", FILES, ids=range(len(FILES)))
def test_broken_files(grade, text, status, says):
    report, nb = grade(text)
    assert result(report).status == status
    assert says in "\n".join(report.problems) if says else not report.problems
    assert_complete(nb)


def test_a_notebook_under_another_name_is_found(grade):
    report, _ = grade(whole(), name="02_modules (1).ipynb")
    assert result(report).status == "passed"
    assert "handed in as 02_modules (1).ipynb" in report.problems[0]


def test_two_halves_of_an_answer_are_put_together(grade):
    mess = Mess()
    first, _, second = model_answer("q21").source.partition("def hook_all")
    mess.cell("q21")["source"] = "def hook_all" + second
    mess.twin("q21", first)
    report, _ = grade(json.dumps(mess.nb))
    assert result(report, "q21").status == "passed"


def test_a_written_answer_that_was_split_is_kept_whole(grade):
    mess = Mess()
    mess.twin("q15_why", "It ends at a module without children.", offset=1)
    _, nb = grade(json.dumps(mess.nb))
    kept = next(c.source for c in nb.cells if grade_of(c) == "q15_why")
    assert WORDS in kept and "without children" in kept


@pytest.mark.parametrize("kind", ["markdown", "code", "raw"])
def test_words_in_new_cells_below_the_empty_place_for_them_are_the_answer(grade, kind):
    mess = Mess()
    empty = released_source("q15_why")
    mess.cell("q15_why")["source"] = empty
    mess.add(mess.place("q15_why") + 1, "It asks its children, and stops", kind)
    mess.add(mess.place("q15_why") + 2, "where there are none, I think.", kind)
    report, nb = grade(json.dumps(mess.nb))
    kept = next(c.source for c in nb.cells if grade_of(c) == "q15_why")
    assert "It asks its children" in kept and "there are none" in kept and "YOUR ANSWER HERE" not in kept
    assert any("q15_why: written in a cell of its own below" in p for p in report.problems)
    assert_complete(nb)


def why_of(nb):
    return next(c for c in nb.cells if grade_of(c) == "q15_why")


@pytest.mark.parametrize("form", ["%s", "# %s", '"""%s"""', 'print("%s")', "%%%%markdown\n%s"])
def test_words_that_a_code_cell_shows_are_words(tmp_path, form):
    mess = Mess()
    mess.cell("q15_why")["source"] = released_source("q15_why")
    mess.add(mess.place("q15_why") + 1, "")
    mess.add(mess.place("q15_why") + 2, form % WORDS)
    (tmp_path / "02_modules.ipynb").write_text(json.dumps(mess.nb))
    assert WORDS in why_of(repaired(tmp_path / "02_modules.ipynb", RELEASED).nb).source


@pytest.mark.parametrize("offset", [0, 1])
def test_words_and_a_picture_in_a_text_cell_beside_the_empty_place(tmp_path, offset):
    mess = Mess()
    mess.cell("q15_why")["source"] = released_source("q15_why")
    place = mess.place("q15_why") + offset
    mess.add(place, WORDS + " ![](attachment:a.png)", "markdown")
    png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
    mess.cells[place]["attachments"] = {"a.png": {"image/png": png}}
    (tmp_path / "02_modules.ipynb").write_text(json.dumps(mess.nb))
    cell = why_of(repaired(tmp_path / "02_modules.ipynb", RELEASED).nb)
    assert WORDS in cell.source and "a.png" in cell.attachments


@pytest.mark.parametrize("source", ["fibonacci(5)", "%timeit fibonacci(5)", ""])
def test_a_trial_below_the_empty_place_for_words_is_none(grade, source):
    mess = Mess()
    mess.cell("q15_why")["source"] = released_source("q15_why")
    mess.add(mess.place("q15_why") + 1, source)
    _, nb = grade(json.dumps(mess.nb))
    assert next(c.source for c in nb.cells if grade_of(c) == "q15_why") == released_source("q15_why")


def test_two_cells_with_each_others_id(grade):
    mess = Mess()
    mess.cell("q17")["source"] = model_answer("q17").source
    one, other = mess.cell("q16"), mess.cell("q17")
    one["metadata"], other["metadata"] = other["metadata"], one["metadata"]
    one["id"], other["id"] = other["id"], one["id"]
    report, nb = grade(json.dumps(mess.nb))
    assert result(report).status == result(report, "q17").status == "passed"
    assert any("had another exercise's id" in p for p in report.problems)
    assert_complete(nb)


def test_what_was_written_into_the_setup_cell_gets_a_cell_of_its_own(grade):
    mess = Mess()
    mess.cell("setup")["source"] += "\nfrom functools import lru_cache"
    mess.cell("q16")["source"] = "@lru_cache" + FIBONACCI
    report, nb = grade(json.dumps(mess.nb))
    assert result(report).status == "passed"
    assert any("setup cell is locked" in p for p in report.problems)
    assert_complete(nb)


def test_of_saved_outputs_only_what_holds_no_script_is_kept(grade):
    mess = Mess()
    html = {
        "text/html": "<script>alert(1)</script>",
        "text/plain": "a table",
        "application/javascript": "x()",
    }
    shown = {"output_type": "display_data", "metadata": {}, "data": html}
    mess.cell("q16")["outputs"] = [shown, {"output_type": "stream", "name": "stdout", "text": "y" * 10**6}]
    _, nb = grade(json.dumps(mess.nb))
    first, second = next(c for c in nb.cells if grade_of(c) == "q16").outputs
    assert first.data == {"text/plain": "a table"}
    assert len(second.text) < 30_000 and "more" in second.text


def test_what_a_submission_says_of_its_own_grading_is_not_believed(grade):
    mess = Mess()
    mess.nb["metadata"]["autograder"] = {"report": {"score": 14.0}, "problems": ["none"], "put_back": []}
    report, nb = grade(json.dumps(mess.nb))
    assert report.problems == [] and "report" not in nb.metadata["autograder"]


def test_a_link_out_of_the_submission_and_a_pipe_are_not_read(tmp_path):
    secret = tmp_path / "elsewhere.ipynb"
    secret.write_text('{"cells": [{"cell_type": "code", "source": "secret"}]}')
    folder = tmp_path / "submission"
    folder.mkdir()
    (folder / "02_modules.ipynb").symlink_to(secret)
    os.mkfifo(folder / "03_losses.ipynb")
    for name, why in [("02_modules", "is a link to something outside"), ("03_losses", "is no file")]:
        nb, problems = reading.read(folder / f"{name}.ipynb")
        assert nb.cells == [] and why in problems[0]


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("02_modules.ipynb.json", "rename it, so that it ends in .ipynb"),
        ("02_modules.IPYNB", "rename it"),
        ("homework.zip", "unpack it"),
        ("work/02_modules.ipynb", "work is a folder: what is in it has to lie beside it"),
    ],
)
def test_what_lies_in_a_submission_is_named_with_what_to_do(tmp_path, name, says):
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("x")
    assert says in look(tmp_path).problems()[0]
