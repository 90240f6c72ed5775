"""Submissions whose files lead elsewhere: to the solutions, or to something that never ends."""

import os

import pytest
from attack_files import SOLUTIONS, model_answers
from notebooks import EditedNotebook

from autograder.reading.submission import read_submission


def read(folder):
    """What is read of a folder in which 03_losses is an honest notebook."""
    EditedNotebook(folder, "03_losses").answer(q22=model_answers()["q22"])
    return read_submission(folder)


@pytest.mark.parametrize("make", ["link", "link to a link", "pipe", "folder", "endless"])
def test_a_notebook_that_leads_elsewhere_is_not_read(make, tmp_path):
    submission, path = tmp_path / "submission", tmp_path / "submission" / "02_modules.ipynb"
    submission.mkdir()
    match make:
        case "link":
            path.symlink_to(SOLUTIONS / path.name)
        case "link to a link":
            (submission / "other").symlink_to(SOLUTIONS)
            path.symlink_to("other/02_modules.ipynb")
        case "pipe":
            os.mkfifo(path)
        case "folder":
            path.mkdir()
        case "endless":
            path.symlink_to("/dev/zero")
    found = read(submission)
    assert found.answer("q16").cell is None
    assert found.answer("q22").attempted
    assert any("02_modules.ipynb" in problem and "It was not read." in problem for problem in found.problems)


def test_a_link_within_the_submission_is_read(tmp_path):
    EditedNotebook(tmp_path, "02_modules").answer(q16=model_answers()["q16"])
    (tmp_path / "02_modules.ipynb").rename(tmp_path / "mine.ipynb")
    (tmp_path / "02_modules.ipynb").symlink_to("mine.ipynb")
    assert read(tmp_path).answer("q16").attempted
