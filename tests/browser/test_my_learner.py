"""Notebook 07 in JupyterLab, as a student goes through it: from a check to a Learner of their own that trains."""

import pytest
from lab_page import LabPage
from notebooks import PROJECT, EditedNotebook, trained_shortly

from tests.parts.shelves import models

# One after the other: they share what is slow to start.
pytestmark = pytest.mark.xdist_group("browser")
OWN = ("m01", "m02", "m04", "m05", "m08")  # eight parts; all others are the reference's


@pytest.fixture(scope="module")
def notebook(lab, browser):
    """07_my_learner with the model answers to some exercises, in which whatever trains does so for one epoch."""
    folder = lab.folder / "my_learner"
    folder.mkdir()
    made = EditedNotebook(folder, "07_my_learner", PROJECT / "exercises" / "my_learner")
    made.answer(**models(*OWN))
    made.path.write_text(trained_shortly(made.path.read_text(encoding="utf-8")), encoding="utf-8")
    page = LabPage(browser, lab, "my_learner/07_my_learner.ipynb")
    page.run("setup")
    return page


def right(seen):
    """What is below a cell, in which nothing went wrong."""
    assert not seen["wrong"]
    return seen


def test_from_a_check_to_a_learner_of_ones_own_that_trains(notebook):
    notebook.run("m01")
    assert "passed, 2 of 2 points" in notebook.run("m01_check")
    right(notebook.run_cell_with("class Board:"))

    table = right(notebook.run_cell_with("mine()"))
    assert "8 of 25 parts are yours." in table["text"]
    whose = {row[0]: row[1:] for row in table["rows"]}
    assert len(whose) == 25
    assert whose["SGD"] == ["m04, 07_my_learner", "yours"]
    assert whose["DataLoader"][1] == "reference (m03 is not answered yet)"
    assert whose["ConvLayer"][1].startswith("reference (there is no answer to q19 in a 02_modules.ipynb")

    notebook.run("m08")
    right(notebook.run_cell_with("files = L(sorted"))
    assert notebook.below("files = L(sorted", has_pictures)["pictures"] == 1, "nine images"
    right(notebook.run_cell_with("finder = mine"))
    assert notebook.below("finder = mine", has_pictures)["pictures"] == 1, "the finder's curve"

    notebook.run_cell_with("learn.fit(1)")
    seen = right(notebook.below("learn.fit(1)", has_pictures))
    assert [row[:2] for row in seen["rows"]] == [["epoch", "pass"], ["0", "training"], ["0", "validation"]]
    for _, _, loss, accuracy, seconds in seen["rows"][1:]:
        assert 0 < float(loss) < 10 and accuracy.endswith("%") and float(seconds) > 0
    assert seen["pictures"] == 1, "the curves of losses and accuracies"


def has_pictures(seen):
    return seen["pictures"] > 0
