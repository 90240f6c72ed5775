"""One verdict in every face: the same notebook has the same status and the same points wherever it is judged.

`docs/grading.md` lists what has to differ.
"""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from forms import FORMS, cells_of, notebook_of
from nbgrader.apps.api import NbGraderAPI
from nbgrader.coursedir import CourseDirectory
from notebooks import PROJECT, EditedNotebook
from rich.console import Console
from tiny_class import ASSIGNMENT, NOTEBOOK, OneGrader, TinyClass, graded

from autograder.classroom.reports import kept_report
from autograder.commands.watch import Watcher
from autograder.grading.grader import Grader
from autograder.reading.submission import read_submission

pytestmark = pytest.mark.xdist_group("faces")
EXERCISE = "r04"
NOT_LIVE = {
    "ids_swapped": "a kernel knows cells by what they define in any case",
    "metadata_and_ids_gone": "so it does",
    "in_a_text_cell_within_a_fence": "a kernel runs no text cell",
    "split_between_two_methods": "a kernel has the class from before it was split, or half of it",
    "split_within_a_function": "so it has",
    "lines_without_their_ends": "Jupyter shows, and saves, one long line",
    "a_name_used_up_below": "its name is something else there by then",
    "lines_for_a_page_or_a_machine": "a kernel has such magics, or says that it has not",
    "a_nul_character": "Jupyter's own kernel does not run such a cell",
}


@pytest.fixture(scope="module")
def grader():
    with Grader() as grader:
        yield grader


@pytest.fixture(scope="module")
def tiny(tmp_path_factory):
    """A class in which everybody has handed in another form; the student's id is its name."""
    tiny = TinyClass.made(tmp_path_factory.mktemp("faces") / "course")
    for name, (change, _) in FORMS.items():
        notebook_of(change, tiny.hand_in(name))
    return tiny


def of(report):
    result = next(r for r in report.exercises if r.id == EXERCISE)
    return result.status, result.score


@pytest.fixture(scope="module")
def in_the_terminal(tiny, grader):
    return {
        name: of(
            grader.grade(read_submission(tiny.submitted(name)), only=[EXERCISE], solutions=tiny.root / "no")
        )
        for name in FORMS
    }


@pytest.mark.parametrize("name", FORMS)
def test_what_a_form_is_worth(in_the_terminal, name):
    status, score = in_the_terminal[name]
    assert status == FORMS[name][1]
    assert (score == 2) == (status == "passed")


def test_on_every_save(tiny, grader, in_the_terminal, tmp_path):
    made = EditedNotebook(tmp_path, NOTEBOOK, PROJECT / "exercises" / ASSIGNMENT)
    watcher = Watcher(read_submission(tmp_path), grader, Console(file=io.StringIO()), tiny.root / "no")
    seen = {}
    for name in FORMS:
        for old in tmp_path.glob("*.ipynb"):
            old.unlink()
        for file in tiny.submitted(name).glob("*.ipynb"):
            (tmp_path / file.name).write_bytes(file.read_bytes())
        watcher.saved()
        seen[name] = of(watcher.report)
    assert made.path.exists()
    assert seen == in_the_terminal


def test_in_a_class(tiny, grader, in_the_terminal, tmp_path):
    copy = tiny.copied(tmp_path / "course")
    graded(copy, OneGrader(grader))
    assert {
        name: of(kept_report(copy.autograded(name) / f"{NOTEBOOK}.ipynb")) for name in FORMS
    } == in_the_terminal


def test_by_nbgraders_own_command(tiny, in_the_terminal, tmp_path):
    copy = tiny.copied(tmp_path / "course")
    api = NbGraderAPI(CourseDirectory(config=copy.config), config=copy.config)
    seen = {}
    for name in FORMS:
        done = api.autograde(ASSIGNMENT, name, force=True)
        assert done["success"], (name, done["log"][-2000:])
        seen[name] = of(kept_report(copy.autograded(name) / f"{NOTEBOOK}.ipynb"))
        assert copy.score(name) == seen[name][1]
    assert seen == in_the_terminal


def test_in_the_live_notebook(tiny, in_the_terminal):
    names = [name for name in FORMS if name not in NOT_LIVE]
    notebooks = {}
    for name in names:
        change, _ = FORMS[name]
        folder = tiny.root / "live" / name
        folder.mkdir(parents=True)
        made = EditedNotebook(folder, NOTEBOOK, PROJECT / "exercises" / ASSIGNMENT)
        notebooks[name] = cells_of(notebook_of(change, made))
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("live_kernel.py")), EXERCISE],
        input=json.dumps(notebooks),
        capture_output=True,
        text=True,
        cwd=tiny.root,
    )
    assert done.returncode == 0, done.stderr
    seen = {}
    for line in done.stdout.splitlines():
        for name, result in json.loads(line).items():
            seen[name] = result["status"], result["score"]
    assert seen == {name: in_the_terminal[name] for name in names}
