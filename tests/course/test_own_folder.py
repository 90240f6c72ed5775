"""An instructor's own folder, with notebooks and no checks: the installed course grades it and is never written to."""

import json
import shutil

import msgspec
import pytest
from notebooks import PROJECT
from second_course import ASSIGNMENT, SecondCourse
from tiny_class import OneGrader, TinyClass

from autograder.classroom.course import Course
from autograder.classroom.grade import Grading
from autograder.course.assignment import given
from autograder.course.manifest import current
from autograder.grading.grader import Grader

pytestmark = pytest.mark.xdist_group("second course")
OLD = (PROJECT / "tests" / "course" / "old_nbgrader_config.txt").read_text()


class OwnFolder(SecondCourse):
    """Only a configuration and source notebooks; its environment names the course that is installed."""

    def __init__(self, root, installed, configuration):
        self.installed = installed
        super().__init__(root)
        for name in ("checks", "answers", "verses"):
            shutil.rmtree(root / name)
        if configuration:
            (root / "nbgrader_config.py").write_text(configuration)

    @property
    def environment(self):
        return super().environment | {"AUTOGRADER_COURSE": str(self.installed.root)}


def files(root):
    return {p: p.read_bytes() for p in root.rglob("*") if p.is_file() and "__pycache__" not in p.parts}


@pytest.mark.parametrize(
    "configuration", ["", OLD], ids=["configure", "every line by itself, as it used to be"]
)
def test_it_is_released_and_graded_there(tmp_path, configuration):
    installed = SecondCourse(tmp_path / "installed")
    installed.nbgrader("generate_assignment", ASSIGNMENT)
    before = files(installed.root)
    own = OwnFolder(tmp_path / "own", installed, configuration)
    source = own.root / "solutions" / ASSIGNMENT / "01_letters.ipynb"
    nb = json.loads(source.read_text())
    for cell in nb["cells"]:
        flags = cell["metadata"].get("nbgrader", {})
        if flags.get("grade_id") == "vowels_check":
            flags["points"] = 5
        if flags.get("grade_id") == "vowels":
            cell["source"] = "# Capitals count too.\n" + "".join(cell["source"])
    source.write_text(json.dumps(nb))

    own.nbgrader("generate_assignment", ASSIGNMENT)
    own.released("01_letters", own.root / "course" / "submitted" / "lea" / ASSIGNMENT)
    notebook = own.released("01_letters", own.root / "course" / "submitted" / "ann" / ASSIGNMENT)
    notebook.answer(vowels=installed.answer("vowels", "right_loop"))
    shown = own.autograder("grade", ASSIGNMENT)
    assert "final/14" in shown
    table = {
        line.split()[0]: line.split() for line in shown.splitlines() if line.startswith(("ann ", "lea "))
    }
    assert (table["ann"][1], table["ann"][-1]) == ("1", "5") and (table["lea"][1], table["lea"][-1]) == (
        "0",
        "0",
    )
    own.nbgrader("autograde", ASSIGNMENT, "--force")
    graded = json.loads((own.root / "course/autograded/ann/poems/01_letters.ipynb").read_text())
    assert graded["metadata"]["autograder"]["report"]["exercises"][0]["score"] == 5
    assert files(installed.root) == before


class OtherRelease(OneGrader):
    """A grader that has another release of the exercises than the jobs that it gets."""

    def __init__(self, grader, record):
        super().__init__(grader)
        self.record = record
        self.done = {}

    def results(self, students, job_of):
        for done in super().results(
            students, lambda s: msgspec.structs.replace(job_of(s), record=self.record)
        ):
            self.done[done.student] = done.reports["06_further_research"].exercises
            yield done


def test_a_job_brings_the_record_that_it_is_held_against(tmp_path):
    """As on a machine of a cluster, which is not installed anew for a changed stub."""
    tiny = TinyClass.made(tmp_path / "tiny")
    tiny.hand_in("ann", "right_dict")
    grading = Grading(Course(tiny.root), "further_research")
    as_released = grading.assignment
    (notebook,) = as_released.notebooks
    worth_less = [msgspec.structs.replace(e, points=1.0) if e.id == "r04" else e for e in notebook.exercises]
    changed = msgspec.structs.replace(
        as_released, notebooks=[msgspec.structs.replace(notebook, exercises=worth_less)]
    )
    try:
        with Grader() as grader:
            for record, points in ((as_released, 2), (changed, 1), (as_released, 2)):
                graders = OtherRelease(grader, record)
                assert not [
                    g
                    for g in Grading(Course(tiny.root), "further_research", force=True).run(graders)
                    if g.failure
                ]
                assert {e.id: e.max_score for e in graders.done["ann"]}["r04"] == points
    finally:
        given(as_released)
    assert current().root == PROJECT
