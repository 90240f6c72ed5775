"""A release that fails changes nothing: what students have stays, and the error names the notebook and the cell."""

import json

import pytest
from nbgrader.apps.api import NbGraderAPI
from nbgrader.coursedir import CourseDirectory
from second_course import ASSIGNMENT, SecondCourse

from autograder.classroom.course import configuration
from autograder.course import manifest

pytestmark = pytest.mark.xdist_group("second course")


@pytest.fixture(scope="module")
def released(tmp_path_factory):
    course = SecondCourse(tmp_path_factory.mktemp("fails") / "poems")
    course.nbgrader("generate_assignment", ASSIGNMENT)
    return course


@pytest.fixture
def course(released):
    """The released course; what a test does to a source notebook is undone."""
    sources = {path: path.read_bytes() for path in (released.root / "solutions").rglob("*.ipynb")}
    yield released
    for path, content in sources.items():
        path.write_bytes(content)


def everything(course):
    """All files that a release writes, but for the gradebook."""
    files = [*(course.root / "exercises").rglob("*"), *(course.root / "checks" / "released").iterdir()]
    return {path: path.read_bytes() for path in files if path.is_file()}


def change(course, name, how):
    path = course.root / "solutions" / ASSIGNMENT / f"{name}.ipynb"
    nb = json.loads(path.read_text())
    by_id = {c["metadata"].get("nbgrader", {}).get("grade_id"): c for c in nb["cells"]}
    nb["cells"] = [cell for cell in nb["cells"] if how(cell, by_id) is not False]
    path.write_text(json.dumps(nb))


def without(grade_id):
    return lambda cell, by_id: cell is not by_id[grade_id]


def with_source(grade_id, source):
    def replace(cell, by_id):
        if cell is by_id[grade_id]:
            cell["source"] = source

    return replace


def flagged(of, **flags):
    def flag(cell, by_id):
        if cell is by_id[of]:
            cell["metadata"]["nbgrader"] |= flags

    return flag


FAULTS = {
    "no check": ("02_lines", without("lines_check"), "02_lines.ipynb: there is no cell 'lines_check'"),
    "no stub": ("02_lines", without("lines"), "02_lines.ipynb: there is no cell 'lines'"),
    "no question": ("01_letters", without("p2_ask"), "01_letters.ipynb: there is no cell 'p2_ask'"),
    "no setup": ("01_letters", without("setup"), "01_letters.ipynb: there is no cell 'setup'"),
    "no heading": (
        "01_letters",
        with_source("p2_ask", "Rhymes?"),
        "'p2_ask' has no heading '### p2 · Its title'",
    ),
    "no points": ("02_lines", flagged("lines_check", points=0), "the cell 'lines_check' is worth no points"),
    "no name": ("02_lines", with_source("lines", "1 + 1"), "the cell 'lines' defines nothing"),
    "no Python": ("02_lines", with_source("lines", "def f(:"), "the cell 'lines' cannot be parsed (line 1"),
    "all replaced": ("02_lines", with_source("lines", "f = 1"), "the cell 'lines' defines nothing"),
    "no end": (
        "02_lines",
        with_source("lines", "def f():\n    ### BEGIN SOLUTION\n    1"),
        "02_lines.ipynb: ",
    ),
    "twice": ("02_lines", flagged("lines_check", grade_id="longest_check"), "2 cells 'longest_check'"),
    "no such checks": ("02_lines", flagged("lines", grade_id="other"), "there are no checks for 'other'"),
    "a bad name": (
        "02_lines",
        flagged("lines_check", grade_id="my_lines_check"),
        "'my_lines' cannot be the name",
    ),
}


@pytest.fixture
def button(course, monkeypatch):
    """What formgrader's button Generate does, in this process; what it said."""
    monkeypatch.setenv(manifest.VARIABLE, str(course.root))
    manifest.current.cache_clear()

    def generate():
        config = configuration(course.root)
        api = NbGraderAPI(CourseDirectory(config=config), config=config)
        done = api.generate_assignment(ASSIGNMENT, force=True)
        return done["success"], f"{done.get('error')}{done.get('log')}"

    yield generate
    monkeypatch.undo()
    manifest.current.cache_clear()
    manifest.current()


@pytest.mark.parametrize("fault", FAULTS)
def test_a_faulty_notebook_is_not_released_and_removes_nothing(course, button, fault):
    name, how, says = FAULTS[fault]
    change(course, name, how)
    before = everything(course)
    success, said = button()
    assert not success and says in said, said
    assert everything(course) == before


def test_the_button_releases_what_has_no_fault(course, button):
    change(course, "02_lines", flagged("lines_check", points=7))
    success, said = button()
    assert success, said
    record = json.loads((course.root / "checks" / "released" / "poems.json").read_text())
    assert record["notebooks"][1]["exercises"][0]["points"] == 7


def test_nor_does_the_command(course):
    change(course, "02_lines", without("lines_check"))
    before = everything(course)
    done = course.run("nbgrader", "generate_assignment", ASSIGNMENT, "--force")
    assert done.returncode != 0 and "02_lines.ipynb: there is no cell 'lines_check'" in done.stderr
    assert everything(course) == before


def test_all_faults_are_said_at_once(course):
    change(course, "01_letters", without("p2_check"))
    change(course, "02_lines", without("lines_check"))
    done = course.run(
        "nbgrader", "generate_assignment", ASSIGNMENT
    )  # without --force nothing is removed anyway
    assert "cell 'p2_check'" in done.stderr and "cell 'lines_check'" in done.stderr


FAILS_LATER = """
from nbgrader.preprocessors import NbGraderPreprocessor


class Fails(NbGraderPreprocessor):
    tried = set()

    def preprocess(self, nb, resources):
        if resources["nbgrader"]["notebook"] in self.tried:
            raise ValueError("the step failed")
        self.tried.add(resources["nbgrader"]["notebook"])
        return nb, resources


c.GenerateAssignment.preprocessors.insert(0, Fails)
"""


def test_what_fails_later_is_put_back(course):
    """In a step that all notebooks came through when they were tried; nbgrader has removed what was there by then."""
    configured = course.root / "nbgrader_config.py"
    plain = configured.read_text()
    configured.write_text(plain + FAILS_LATER)
    before = everything(course)
    try:
        done = course.run("nbgrader", "generate_assignment", ASSIGNMENT, "--force")
    finally:
        configured.write_text(plain)
    assert done.returncode != 0 and "the step failed" in done.stderr
    assert everything(course) == before


def test_with_submissions_a_further_notebook_is_released_as_well(course):
    """nbgrader by itself refuses it, and removes all others."""
    folder = course.root / "course" / "submitted" / "ann" / ASSIGNMENT
    course.released("01_letters", folder)
    course.autograder("grade", ASSIGNMENT)
    extra = course.root / "solutions" / ASSIGNMENT / "03_more.ipynb"
    extra.write_text(json.dumps({"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}))
    before = everything(course)
    try:
        course.nbgrader("generate_assignment", ASSIGNMENT, "--force")
    finally:
        extra.unlink()
    assert {path.name for path in everything(course)} - {path.name for path in before} == {"03_more.ipynb"}
