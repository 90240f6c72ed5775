"""From release to returned feedback on the command line, through nbgrader's exchange folder."""

import json
import os
import pwd
import shutil
import stat
import subprocess
import tempfile
from pathlib import Path

import pytest
from exchange import ASSIGNMENT, COURSE, NOTEBOOK, STUDENT, Machine
from notebooks import FIBONACCI, grade_of

pytestmark = pytest.mark.xdist_group("classroom")
ANSWERS = {
    "q15_why": "It calls itself on the children.",
    "q16": FIBONACCI,
    "q17": "def nothing_like_it():\n    pass",
}


@pytest.fixture(scope="module")
def machine():
    """Below a folder that every user of the system may enter, as an exchange has to be."""
    root = Path(tempfile.mkdtemp(prefix="classroom-"))
    root.chmod(0o755)
    yield Machine(root)
    shutil.rmtree(root)


def write(notebook: Path, answers: dict[str, str]) -> None:
    content = json.loads(notebook.read_text(encoding="utf-8"))
    for cell in content["cells"]:
        if grade_of(cell) in answers:
            cell["source"] = answers[grade_of(cell)]
    notebook.write_text(json.dumps(content), encoding="utf-8")


@pytest.fixture(scope="module")
def returned(machine):
    """The whole cycle, once; what the commands said by their names."""
    instructor, student = machine.instructor, machine.student
    said = {"generate": instructor("nbgrader", "generate_assignment", ASSIGNMENT)}
    said["release"] = instructor("nbgrader", "release_assignment", ASSIGNMENT)
    said["fetch"] = student("nbgrader", "fetch_assignment", ASSIGNMENT)
    said["files"] = sorted(p.name for p in machine.fetched.rglob("*"))
    write(machine.fetched / f"{NOTEBOOK}.ipynb", ANSWERS)
    said["submit"] = student("nbgrader", "submit", ASSIGNMENT)
    said["collect"] = instructor("nbgrader", "collect", ASSIGNMENT)
    said["autograde"] = instructor("nbgrader", "autograde", ASSIGNMENT)
    with machine.submission() as submission:  # as formgrader does, when a person marks an answer
        said["before"] = (submission.score, submission.needs_manual_grade)
        (notebook,) = submission.notebooks
        for grade in notebook.grades:
            if grade.name == "q15_why":
                grade.manual_score = 0.5
            grade.needs_manual_grade = False
        next(c for c in notebook.comments if c.name == "q15_why").manual_comment = "And **what** ends it?"
    said["generate_feedback"] = instructor("nbgrader", "generate_feedback", ASSIGNMENT)
    said["release_feedback"] = instructor("nbgrader", "release_feedback", ASSIGNMENT)
    said["fetch_feedback"] = student("nbgrader", "fetch_feedback", ASSIGNMENT)
    return said


def test_no_command_has_anything_to_complain_of(returned):
    for step, said in returned.items():
        if step == "autograde":  # says that this course has not all of the assignment's notebooks
            continue
        assert "WARNING" not in said and "ERROR" not in said, f"{step}: {said}"


def test_a_student_fetches_the_notebook_and_nothing_of_the_solutions(returned):
    assert returned["files"] == [f"{NOTEBOOK}.ipynb"]


def test_the_marks_are_the_checks_own_and_a_person_adds_to_them(machine, returned):
    assert returned["before"] == (2, True)
    with machine.submission() as submission:
        assert (submission.score, submission.max_score) == (2.5, 19)
        assert not submission.needs_manual_grade


def test_the_student_reads_card_score_and_comment(machine, returned):
    page = machine.feedback()
    assert f"{NOTEBOOK} (Score: 2.5 / 19.0)" in page
    assert "q16 · Fibonacci by recursion: passed, 2 of 2 points" in page
    assert "Yours defines nothing_like_it" in page
    assert "And <strong>what</strong> ends it?" in page
    assert "BEGIN SOLUTION" not in page


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def test_the_exchange_has_the_permissions_that_nbgrader_asks_for(machine, returned):
    course = machine.exchange / COURSE
    assert mode(machine.exchange) == 0o777
    assert (mode(course), mode(course / "outbound")) == (0o755, 0o755)
    assert mode(course / "inbound") == 0o2733  # all may hand in, only the instructor may look
    assert mode(course / "feedback") == 0o711  # a page can be read by who knows its name


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can act as another user of the system")
def test_another_user_can_hand_in_and_see_nothing_of_others(machine, returned):
    course = machine.exchange / COURSE

    nobody = pwd.getpwnam("nobody")

    def may(*command):
        done = subprocess.run(
            command,
            user=nobody.pw_uid,
            group=nobody.pw_gid,
            extra_groups=[],
            cwd="/",
            capture_output=True,
        )
        return done.returncode == 0

    (page,) = (course / "feedback").glob("*.html")
    assert may("/bin/cat", course / "outbound" / ASSIGNMENT / f"{NOTEBOOK}.ipynb")
    assert may("/bin/mkdir", course / "inbound" / f"nobody+{ASSIGNMENT}+2026-03-01 10:00:00 UTC")
    assert may("/bin/cat", page)
    assert not may("/bin/ls", course / "inbound")
    assert not may("/bin/ls", course / "feedback")
    assert not may("/bin/touch", course / "outbound" / ASSIGNMENT / f"{NOTEBOOK}.ipynb")


def test_students_are_told_apart_by_the_name_in_their_own_settings(machine, returned):
    (folder,) = (machine.exchange / COURSE / "inbound").glob(f"*+{ASSIGNMENT}+*+*")
    assert folder.name.startswith(f"{STUDENT}+")
