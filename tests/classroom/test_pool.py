"""Graders in processes of their own: what has passed in one's hands, no other tries again."""

from contextlib import closing

import pytest
from notebooks import PROJECT, EditedNotebook
from tiny_class import ASSIGNMENT, NOTEBOOK, RIGHT, known

from autograder.classroom.jobs import Job, do
from autograder.classroom.pool import LocalGraders
from autograder.course.assignment import find_exercise
from autograder.grading.grader import Grader
from autograder.grading.passes import Passes

pytestmark = pytest.mark.xdist_group("classroom")
RELEASED = PROJECT / "exercises" / ASSIGNMENT
KINDS = 6


@pytest.fixture
def job_of(tmp_path):
    """The job of a student, whose answer is right, and the same as that of whoever has the same number."""

    def made(student):
        number = student.partition("-")[2]
        folder = tmp_path / student  # jobs are made in several threads
        folder.mkdir()
        answered = EditedNotebook(folder, NOTEBOOK, RELEASED).answer(r04=f"{known(RIGHT)}\nnumber = {number}")
        released = (RELEASED / answered.path.name).read_bytes()
        return Job(
            ASSIGNMENT,
            student,
            find_exercise("r04")[0],
            {answered.path.name: answered.path.read_bytes()},
            {answered.path.name: released},
            {},
            1,
        )

    return made


def r04(done):
    (result,) = [e for e in done.reports[NOTEBOOK].exercises if e.id == "r04"]
    assert result.status == "passed" and not done.failure
    return result


def test_a_job_brings_what_has_passed_elsewhere(job_of):
    with Grader() as grader:
        done = do(job_of("ann-1"), grader, Passes())
        (passed,) = done.passed.values()
        assert r04(done).seconds > 0 and passed.checks == r04(done).checks
        second, third = job_of("ben-1"), job_of("cem-1")
        second.passed = done.passed
        assert r04(do(second, grader, Passes())).seconds == 0
        assert r04(do(third, grader, Passes())).seconds > 0


def test_graders_tell_each_other_what_has_passed(job_of):
    students = [f"{name}-{number}" for name in ("ann", "ben") for number in range(KINDS)]
    with closing(LocalGraders(2)) as graders:
        results = {done.student: r04(done) for done in graders.results(students, job_of)}
    tried = [student for student, result in results.items() if result.seconds > 0]
    # One of the others' may have been on its way still when the second half began.
    assert len(results) == 2 * KINDS and KINDS <= len(tried) <= KINDS + 1, tried
    assert len({tuple(check.name for check in result.checks) for result in results.values()}) == 1
