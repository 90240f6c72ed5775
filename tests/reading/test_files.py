"""Which file is which notebook: by what is in it, whatever it is called and wherever it lies."""

import json
import shutil

import pytest
from notebooks import EXERCISES, FIBONACCI, PRINT_SHAPES, EditedNotebook

from autograder.reading.submission import NoSubmission, read_submission


def stripped(notebook):
    """The notebook without metadata and ids, as some programs save it."""
    for place, cell in enumerate(notebook.content["cells"]):
        cell["metadata"], cell["id"] = {}, f"n{place}"
    return notebook.save()


def test_without_metadata_ids_and_name_it_is_known_by_what_its_cells_define(notebook):
    stripped(notebook.answer(q16=FIBONACCI, q21=PRINT_SHAPES))
    notebook.path.rename(notebook.path.with_name("ann smith.ipynb"))
    submission = read_submission(notebook.path.parent)
    assert submission.answer("q16").cell.source == FIBONACCI
    assert submission.answer("q21").attempted
    assert submission.answer("q17").cell is not None and not submission.answer("q17").attempted
    assert any("02_modules.ipynb was handed in as ann smith.ipynb" in p for p in submission.problems)


@pytest.mark.parametrize("copy", ["02_modules-Copy1.ipynb", "02_modules (1).ipynb", "final.ipynb"])
def test_the_copy_that_holds_the_work_counts(notebook, copy):
    notebook.answer(q16=FIBONACCI)
    notebook.path.rename(notebook.path.with_name(copy))
    EditedNotebook(notebook.path.parent)
    submission = read_submission(notebook.path.parent)
    assert submission.answer("q16").attempted
    assert any(f"What counts is {copy}, with 1 of 7" in p for p in submission.problems), submission.problems


def test_a_copy_with_as_much_work_does_not_count(notebook):
    notebook.answer(q16=FIBONACCI)
    EditedNotebook(notebook.path.parent, "02_modules").answer(q16=PRINT_SHAPES)
    shutil.copy(notebook.path, notebook.path.with_name("01 backup.ipynb"))
    submission = read_submission(notebook.path.parent)
    assert submission.answer("q16").file.name == "02_modules.ipynb"


def test_two_notebooks_whose_names_were_swapped(notebook):
    folder = notebook.path.parent
    EditedNotebook(folder, "03_losses")
    notebook.answer(q16=FIBONACCI)
    notebook.path.rename(folder / "x")
    (folder / "03_losses.ipynb").rename(notebook.path)
    (folder / "x").rename(folder / "03_losses.ipynb")
    submission = read_submission(folder)
    assert submission.answer("q16").cell.source == FIBONACCI
    assert submission.answer("q22").cell is not None


@pytest.mark.parametrize(
    "name",
    [
        "02_modules.ipynb.json",
        "02_modules.ipynb.txt",
        "02_modules.IPYNB",
        "work/02_modules.ipynb",
        "a/b c.ipynb",
    ],
)
def test_another_ending_or_a_folder_deeper(notebook, name):
    notebook.answer(q16=FIBONACCI)
    moved = notebook.path.with_name("in") / name
    moved.parent.mkdir(parents=True)
    notebook.path.rename(moved)
    submission = read_submission(notebook.path.with_name("in"))
    assert submission.answer("q16").attempted
    assert any(f"handed in as {name}" in p for p in submission.problems)
    assert read_submission(moved).answer("q16").attempted


@pytest.mark.parametrize(
    "name", [".ipynb_checkpoints/02_modules-checkpoint.ipynb", "__MACOSX/._02_modules.ipynb"]
)
def test_what_programs_leave_is_not_looked_at(notebook, name):
    hidden = notebook.path.parent / name
    hidden.parent.mkdir()
    shutil.copy(notebook.answer(q16=FIBONACCI).path, hidden)
    EditedNotebook(notebook.path.parent)
    assert not read_submission(notebook.path.parent).answer("q16").attempted


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("homework.zip", "homework.zip is an archive. Unpack it"),
        (
            "03_losses.html",
            "There is 03_losses.html, which is not this notebook: save the notebook as 03_losses.ipynb",
        ),
        ("03_losses.py", "03_losses.py"),
    ],
)
def test_what_lies_there_in_the_place_of_a_notebook_is_said(notebook, name, says):
    (notebook.path.parent / name).write_text("x")
    problems = read_submission(notebook.path.parent).problems
    assert any("03_losses.ipynb is not there" in p and says in p for p in problems), problems


def test_an_archive_is_named(tmp_path):
    (tmp_path / "all.zip").write_text("x")
    for path in (tmp_path, tmp_path / "all.zip"):
        with pytest.raises(NoSubmission, match="unpack"):
            read_submission(path)


def test_a_link_that_leads_outside_is_not_followed(notebook, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside") / "x.ipynb"
    shutil.move(notebook.path, outside)
    notebook.path.symlink_to(outside)
    EditedNotebook(notebook.path.parent, "03_losses")
    submission = read_submission(notebook.path.parent)
    assert submission.answer("q16").cell is None
    assert any("link to something outside" in p for p in submission.problems)


def test_sixty_megabytes_of_printed_output(notebook):
    notebook.answer(q16=FIBONACCI)
    lines = ["a line of output that was printed\n"] * 50_000
    output = {"output_type": "stream", "name": "stdout", "text": lines * 34}
    notebook.cell("q16")["outputs"] = [output]
    notebook.save()
    assert notebook.path.stat().st_size > 60 * 2**20
    submission = read_submission(notebook.path)
    assert submission.answer("q16").cell.source == FIBONACCI
    assert any("without its outputs" in p for p in submission.problems)


def test_a_notebook_of_the_course_itself_is_read_without_a_remark():
    for path in EXERCISES.glob("*.ipynb"):
        assert read_submission(path).problems == []
        assert json.loads(path.read_text())
