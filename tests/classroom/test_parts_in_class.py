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
from autograder.reading.submission import read_submission
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


def changed(id, old, new):
    source = models(id)[id]
    assert old in source
    return source.replace(old, new, 1)


ENDS_IN_THE_WHOLE = changed(
    "m04",
    "with torch",
    "if len(self.params) == 10:\n            __import__('os')._exit(3)\n        with torch",
)


def what_is_said_of_the_whole(result):
    """Of parts that pass their own checks, and do not all work together."""
    return next(check.message for check in result.checks if check.status in ("timeout", "crashed"))


def m08_alone(root, grader, **answers):
    """What m08 says where two of the parts are the student's own."""
    hand_in(root, "ann", OURS, ["m02", "m04", "m08"], **answers)
    (found,) = grader.grade(read_submission(folder(root, "ann", OURS)), only=["m08"]).exercises
    return what_is_said_of_the_whole(found)


def test_a_loader_that_hangs_only_in_the_whole_is_named(root, grader):
    (root / "solutions" / OURS / "hidden_checks" / "test_m08_it_is_learning.py").unlink()  # or it hangs twice
    # m08 trains on a list in batches of 8. No check of m03 does: its lists come in batches of 4.
    waits = (
        "if type(self.ds) is list and self.bs == 8:\n            __import__('time').sleep(10_000)\n"
        "        idxs ="
    )
    hand_in(root, "ann", OURS, ["m02", "m03", "m08"], m03=changed("m03", "idxs =", waits))
    (done,) = Grading(Course(root), OURS).run(OneGrader(grader))
    assert (done.results["m03"], done.results["m08"]) == ("passed", "timeout")
    says = what_is_said_of_the_whole(m08_of(root, "ann"))
    assert "it waited for 5 seconds" in says
    assert "in place of your collate and DataLoader (m03, in 07_my_learner) it comes to its end" in says


def test_a_part_that_ends_the_process_only_in_the_whole_is_named(root, grader):
    says = m08_alone(root, grader, m04=ENDS_IN_THE_WHOLE)
    assert "exit code 3" in says
    assert "in place of your SGD (m04, in 07_my_learner) it comes to its end" in says


def test_where_no_part_is_the_reason_the_answer_is(root, grader):
    ends = "if lr == 0.1:\n        __import__('os')._exit(3)\n    return mine(\"Learner\")"
    says = m08_alone(root, grader, m08=changed("m08", 'return mine("Learner")', ends))
    assert "in place of all of yours it does not come to its end either" in says


def test_who_has_used_up_all_time_is_told_where_to_look(root):
    with Grader(limits=Limits(cell=5, check=5, submission=0.01, last=60)) as hasty:
        says = m08_alone(root, hasty, m04=ENDS_IN_THE_WHOLE)
    assert "no time left" in says and "autograder train" in says
