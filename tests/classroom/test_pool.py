"""A grader in a process of its own: what has passed in its hands, it does not try again."""

from contextlib import closing

import pytest
from notebooks import PROJECT, EditedNotebook
from tiny_class import ASSIGNMENT, NOTEBOOK, RIGHT, known

from autograder.classroom.jobs import Job
from autograder.classroom.pool import LocalGraders
from autograder.course.assignment import find_exercise

pytestmark = pytest.mark.xdist_group("classroom")
RELEASED = PROJECT / "exercises" / ASSIGNMENT
KINDS = 4


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


def test_what_has_passed_in_a_graders_hands_it_does_not_try_again(job_of):
    students = [f"{name}-{number}" for name in ("ann", "ben") for number in range(KINDS)]
    with closing(LocalGraders(1)) as graders:
        results = {done.student: r04(done) for done in graders.results(students, job_of)}
    tried = {student for student, result in results.items() if result.seconds > 0}
    assert len(results) == 2 * KINDS and tried == {f"ann-{number}" for number in range(KINDS)}
    assert len({tuple(check.name for check in result.checks) for result in results.values()}) == 1
