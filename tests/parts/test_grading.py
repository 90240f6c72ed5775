"""m08 is graded with the parts of the same student's notebooks, wherever these lie; and `mine` finds them at home."""

import shutil

import pytest

from autograder.commands.errors import CannotDo
from autograder.commands.train import train
from autograder.course.manifest import current
from autograder.grading.grader import Grader
from autograder.parts.passing import passing
from autograder.reading.parts import answers_beside, with_cells
from autograder.reading.submission import read_submission
from autograder.running.limits import Limits
from tests.parts.shelves import models

SOLUTIONS = current().solutions


@pytest.fixture(scope="module")
def grader():
    with Grader(limits=Limits(cell=60, check=60, submission=900)) as grader:
        yield grader


@pytest.fixture
def home(tmp_path):
    """A student's folder: notebook 07, and beside it the first assignment."""
    for name in ("my_learner", "learner_from_scratch"):
        shutil.copytree(SOLUTIONS / name, tmp_path / name, ignore=shutil.ignore_patterns("hidden_checks"))
    return tmp_path


def result(grader, folder):
    report = grader.grade(read_submission(folder), only=["m08"])
    (found,) = report.exercises
    return found


def test_parts_come_from_the_notebooks_beside_it(grader, home):
    assert result(grader, home / "my_learner").status == "passed"


def test_without_the_other_notebooks_there_are_too_few_parts(grader, home):
    shutil.rmtree(home / "learner_from_scratch")
    found = result(grader, home / "my_learner")
    message = next(check.message for check in found.checks if check.status == "failed")
    assert found.score == 0 and "Only 5 of these nine parts" in message and "ConvLayer" in message


def test_answers_in_one_folder_and_beside_each_other_are_found(home):
    beside = answers_beside(home / "my_learner")
    assert {"q01", "q19", "q34", "m01", "m08"} <= set(beside)
    assert set(answers_beside(home)) == set(beside)
    for file in (home / "learner_from_scratch").glob("*.ipynb"):
        shutil.move(file, home / "my_learner")
    assert set(answers_beside(home / "my_learner")) == set(beside)


def test_what_was_run_in_a_kernel_counts_before_what_was_saved(home):
    saved = answers_beside(home / "my_learner")
    changed = models("m04")["m04"].replace("self.lr = lr", "self.lr = float(lr)")
    found = with_cells(saved, ["import torch", "x = 1", changed, "DataLoader = mine('DataLoader')"])
    assert "float(lr)" in found["m04"].cell.source
    assert found["m03"] is saved["m03"], "an assignment is no answer"


def test_what_passes_is_remembered(grader, home, monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    answers = answers_beside(home / "my_learner")
    two = [answers["q19"], with_cells(answers, ["def one_batch(learner):\n    pass\n"])["q29"]]
    said = []
    assert passing(two, lambda: grader_again(grader), said.append) == {"q19"}
    assert passing(two, no_grader, said.append) == {"q19"}
    assert len(said) == 1 and "2 answers" in said[0]


def no_grader():
    raise AssertionError("nothing has changed")


class grader_again:
    """The grader, which goes on after the block."""

    def __init__(self, grader):
        self.grader = grader

    def __enter__(self):
        return self.grader

    def __exit__(self, *exc):
        pass


def test_train_says_why_it_cannot(tmp_path):
    with pytest.raises(CannotDo, match="There are no notebooks"):
        train(tmp_path, [])
    with pytest.raises(CannotDo, match="There is no folder"):
        train(tmp_path / "nowhere", [])
    shutil.copy(SOLUTIONS.parent / "exercises" / "my_learner" / "07_my_learner.ipynb", tmp_path)
    with pytest.raises(CannotDo, match="is answered yet"):
        train(tmp_path, [])
    (tmp_path / "my_learner.py").write_text("print('my own')")
    with pytest.raises(CannotDo, match="nothing is lost"):
        train(tmp_path, [])
    assert (tmp_path / "my_learner.py").read_text() == "print('my own')"
