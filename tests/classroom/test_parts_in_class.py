"""m08 in a class: it takes parts from what the same student handed in for another assignment, and from nobody else."""

import os
import shutil

import pytest
from notebooks import PROJECT, EditedNotebook, grade_of
from tiny_class import OneGrader

from autograder.classroom import reports
from autograder.classroom.course import Course
from autograder.classroom.grade import Grading
from autograder.grading.grader import Grader
from autograder.running.limits import Limits
from tests.parts.shelves import models

pytestmark = pytest.mark.xdist_group("classroom")
OURS, OTHER = "my_learner", "learner_from_scratch"
SIX = ["m02", "m04", "q19", "q20", "q23", "q34"]  # exercises that ask for six of the nine parts
ENDS = "import os\n\n\nclass ConvLayer:\n    def __init__(self, *args, **kwargs):\n        os._exit(0)\n"
HANGS = "import time\n\n\ndef cross_entropy(x, y):\n    time.sleep(10_000)\n"
KILLS = "import os\n\nos.kill(-1, 9)\n\n\nclass Sequential:\n    pass\n"


@pytest.fixture(scope="module")
def grader():
    with Grader(limits=Limits(cell=5, check=5)) as grader:
        yield grader


@pytest.fixture
def root(tmp_path):
    """A course that has been released."""
    shutil.copy(PROJECT / "nbgrader_config.py", tmp_path)
    shutil.copytree(PROJECT / "exercises" / OURS, tmp_path / "exercises" / OURS)
    for name in (OURS, OTHER):
        shutil.copytree(
            PROJECT / "solutions" / name / "hidden_checks", tmp_path / "solutions" / name / "hidden_checks"
        )
    return tmp_path


def folder(root, student, assignment):
    return root / "course" / "submitted" / student / assignment


def hand_in(root, student, assignment, ids=(), **answers):
    """All notebooks as released, with the model answers to these exercises in them, and other answers."""
    sources = {**models(*ids), **answers} if ids else answers
    folder(root, student, assignment).mkdir(parents=True)
    for file in (PROJECT / "exercises" / assignment).glob("*.ipynb"):
        made = EditedNotebook(folder(root, student, assignment), file.stem, file.parent)
        here = {grade_of(cell) for cell in made.content["cells"]} & sources.keys()
        made.answer(**{id: sources[id] for id in here})


def m08_of(root, student):
    report = reports.kept_report(root / "course" / "autograded" / student / OURS / "07_my_learner.ipynb")
    return next(result for result in report.exercises if result.id == "m08")


def what_it_says(result):
    return next(check.message for check in result.checks if check.status == "failed")


class OnTheSpot:
    """Grades what nbgrader asks for, with a worker that is warm."""

    def __init__(self, grader):
        self.report_for = lambda task: reports.report_on(task, grader)


@pytest.fixture(params=["autograder grade", "nbgrader autograde"])
def grade(request, root, grader):
    """Both ways of grading a class; gives m08's result by student."""

    def graded():
        course = Course(root)
        if request.param == "autograder grade":
            done = list(Grading(course, OURS).run(OneGrader(grader)))
            assert not any(one.failure for one in done), done
        else:
            course.assignment(OURS)
            with reports.given_by(OnTheSpot(grader)):
                assert not any(course.autograde(OURS, s) for s in course.students(OURS)[0])
        return {student: m08_of(root, student) for student in course.students(OURS)[0]}

    return graded


def own(*ids):
    return [id for id in SIX if id[0] in ids]


def test_parts_come_from_the_same_students_other_submission_and_from_no_other(root, grade):
    for student in ("ann", "ben", "cem"):
        hand_in(root, student, OURS, [*own("m"), "m08"])
    hand_in(root, "ann", OTHER, own("q"))
    first = folder(root, "ann", OTHER) / "01_data.ipynb"
    first.unlink()
    os.mkfifo(first)  # opening it would block forever
    folder(root, "cem", OTHER).symlink_to(folder(root, "ann", OTHER))
    found = grade()
    assert {student: result.status for student, result in found.items()} == {
        "ann": "passed",
        "ben": "failed",
        "cem": "failed",
    }
    for student in ("ben", "cem"):
        assert "Only 2 of these nine parts" in what_it_says(found[student])
        assert found[student].score == 0


def test_parts_that_hang_or_end_their_process_are_not_taken_and_the_rest_is(root, grader):
    hand_in(root, "ann", OURS, ["m01", "m03", "m05", *own("m"), "m08"])
    hand_in(root, "ann", OTHER, ["q34"], q19=ENDS, q20=KILLS, q23=HANGS)
    (done,) = Grading(Course(root), OURS).run(OneGrader(grader))
    assert done.results["m08"] == "passed"


def test_a_part_that_only_the_hidden_checks_refuse_is_none(root, grade):
    hand_in(root, "ann", OURS, [*own("m"), "m08"])
    hand_in(root, "ann", OTHER, own("q"))
    (root / "solutions" / OTHER / "hidden_checks" / "test_q23_more.py").write_text(
        'def test_nobody(student):\n    "nobody passes"\n    assert False\n'
    )
    assert "Only 5 of these nine parts" in what_it_says(grade()["ann"])


def test_who_hands_in_the_other_notebooks_later_is_graded_again(root, grader):
    hand_in(root, "ann", OURS, [*own("m"), "m08"])
    for status in ("failed", "passed"):
        (done,) = Grading(Course(root), OURS).run(OneGrader(grader))
        assert done.results["m08"] == status
        if status == "failed":
            hand_in(root, "ann", OTHER, own("q"))
    assert list(Grading(Course(root), OURS).run(OneGrader(grader))) == []
