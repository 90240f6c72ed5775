"""Marks and late days in a real course: graded by nbgrader's converters, exported by the command and by nbgrader's own."""

import subprocess
import sys
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from course import ASSIGNMENT, Course
from lms_readers import canvas_import, moodle_feedback, moodle_import, values
from marked_class import DUE

from autograder.authoring.verify import model_answer
from autograder.classroom import reports
from autograder.classroom.course import configuration
from autograder.cli import main
from autograder.marks import settle_course

# One after the other: they share a course and what is slow to start.
pytestmark = pytest.mark.xdist_group("classroom")

NBGRADER = str(Path(sys.executable).parent / "nbgrader")
CANVAS = """\
Student,ID,SIS Login ID,Section,Learner from Scratch (7)
    Points Possible,,,,4.00
"Lee, Ann",1,ann,A,
"Lee, Ben",2,ben,A,
"Lee, Cem",3,cem,A,
"""
MOODLE = """\
Identifier,Full name,Email address,Status,Grade,Maximum Grade,Last modified (grade),Feedback comments
Participant 11,Ann Lee,ann@x.org,-,,4.00,-,
Participant 12,Ben Lee,ben@x.org,-,,4.00,-,
"""


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """A course of one notebook. Ann hands in two hours late and is right, Ben in time and is wrong, Cem nothing."""
    course = Course(tmp_path_factory.mktemp("late"), ("05_schedules",))
    with course.gradebook() as gradebook:
        gradebook.update_or_create_assignment(ASSIGNMENT, duedate=DUE)
        for name in ("ann", "ben", "cem"):
            about = {"first_name": name.capitalize(), "last_name": "Lee", "email": f"{name}@x.org"}
            gradebook.update_or_create_student(name, **about)
    course.hand_in("ann", q34=model_answer("q34").source)
    course.hand_in("ben", q34="1 / 0")
    time(course, "ann", timedelta(hours=2))
    time(course, "ben", timedelta(0))
    yield course
    reports.in_use().close()


def time(course, student, late):
    (course.submitted(student) / "timestamp.txt").write_text(f"{DUE + late} UTC")


@contextmanager
def settings(course, text):
    """The course with these lines at the end of its configuration."""
    file = course.root / "nbgrader_config.py"
    before = file.read_text()
    file.write_text(before + text)
    course.config = configuration(course.root)
    del course.config["GenerateAssignment"]
    try:
        yield
    finally:
        file.write_text(before)
        course.config = configuration(course.root)


def penalty(course, student="ann"):
    with course.gradebook() as gradebook:
        return gradebook.find_submission(ASSIGNMENT, student).late_submission_penalty


@pytest.fixture
def export(monkeypatch, capsys):
    """Runs `autograder export`; gives its exit code and what it prints."""

    def run(course, *words):
        command = ["autograder", "export", ASSIGNMENT, "--course", course.root, *words]
        monkeypatch.setattr(sys, "argv", [str(word) for word in command])
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capsys.readouterr()
        assert "Traceback" not in err and (not ended.value.code or len(err.strip().splitlines()) == 1), err
        return ended.value.code or 0, out + err

    return run


def test_nothing_graded_yet(course, export, tmp_path):
    code, says = export(course, "--to", tmp_path / "marks.csv")
    assert code == 2 and "Nothing of learner_from_scratch has been graded yet" in says
    assert not list(tmp_path.iterdir())


def test_no_policy_costs_nothing(course):
    assert course.autograde()["success"]
    assert penalty(course) == 0


def test_a_policy_an_extension_and_a_date_through_nbgraders_own_steps(course):
    with settings(course, "\nc.LatePolicy.percent_a_day = 25\nc.LatePolicy.extensions = 'extensions.csv'\n"):
        extensions = course.root / "extensions.csv"
        extensions.write_text("student,assignment,days\n")
        assert course.autograde("ann")["success"]
        assert penalty(course) == 0.5  # of 2 points
        extensions.write_text(f"student,assignment,until\nann,{ASSIGNMENT},2026-03-01 14:00\n")
        assert course.autograde("ann")["success"]
        assert penalty(course) == 0
        extensions.write_text(f"student,assignment,until\nann,{ASSIGNMENT},2026-03-01 13:59\n")
        assert settle_course(course.root) == [f"ann, {ASSIGNMENT}: the late penalty is 0.5, and was 0"]
        with course.gradebook() as gradebook:
            gradebook.update_or_create_assignment(ASSIGNMENT, duedate=DUE + timedelta(hours=3))
        assert settle_course(course.root) == [f"ann, {ASSIGNMENT}: the late penalty is 0, and was 0.5"]
        with course.gradebook() as gradebook:
            gradebook.update_or_create_assignment(ASSIGNMENT, duedate=DUE)
        assert settle_course(course.root) and penalty(course) == 0.5
        time(course, "ann", timedelta(0))  # handed in again, in time
        assert course.autograde("ann")["success"] and penalty(course) == 0
        time(course, "ann", timedelta(hours=2))
        assert course.autograde("ann")["success"] and penalty(course) == 0.5
        extensions.write_text("student,assignment,until\nann,*,soon\n")
        done = course.autograde("ann")
        assert not done["success"] and "row 2: 'soon' is no time" in done["error"] + done["log"]
        extensions.unlink()
    with settings(course, "\nc.LatePolicy.percent_a_day = 25\n"):
        assert course.autograde("ann")["success"] and penalty(course) == 0.5


def test_csv_by_the_command_and_by_nbgrader(course, export, tmp_path):
    with settings(course, "\nc.LatePolicy.percent_a_day = 25\n"):
        code, says = export(course, "--to", tmp_path / "marks.csv")
        assert code == 0 and "3 students." in says, says
        header, *rows = values((tmp_path / "marks.csv").read_text(encoding="utf-8-sig"))
        found = {row[0]: dict(zip(header, row, strict=True)) for row in rows}
        totals = ("submitted", "raw score", "late penalty", "final score", "seconds late")
        assert [found["ann"][name] for name in totals] == ["yes", "2", "0.5", "1.5", "7200"]
        assert [found["cem"][name] for name in totals] == ["no", "0", "0", "0", "0"]
        assert found["ann"]["q34"] == "2" and found["ben"]["q34"] == "0"
        command = [
            NBGRADER,
            "export",
            "--exporter=autograder.marks.MarksCsv",
            "--to",
            str(tmp_path / "b.csv"),
        ]
        command += [f'--assignment=["{ASSIGNMENT}"]']
        done = subprocess.run(command, cwd=course.root, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        assert (tmp_path / "b.csv").read_bytes() == (tmp_path / "marks.csv").read_bytes()


def test_canvas(course, export, tmp_path):
    like, to = tmp_path / "canvas.csv", tmp_path / "filled.csv"
    like.write_text(CANVAS)
    code, says = export(course, "--format", "canvas", "--like", like, "--to", to)
    assert code == 2 and "Canvas gives at most 4 points" in says and not to.exists()
    code, says = export(course, "--format", "canvas", "--like", like, "--to", to, "--no-scale", "--zeros")
    assert code == 0 and canvas_import(to.read_bytes())["7"] == {"1": 2, "2": 0, "3": 0}, says
    assert like.read_text() == CANVAS


def test_moodle_with_the_feedback_zip(course, export, tmp_path):
    like, to, pages = (tmp_path / name for name in ("moodle.csv", "filled.csv", "feedback.zip"))
    like.write_text(MOODLE)
    words = ("--format", "moodle", "--like", like, "--to", to, "--no-scale", "--feedback-zip", pages)
    code, says = export(course, *words)
    assert code == 2 and "nbgrader generate_feedback" in says and not to.exists() and not pages.exists()
    course.feedback("ann", "05_schedules")
    code, says = export(course, *words)
    assert code == 0, says
    assert {who: grade for who, (grade, _) in moodle_import(to.read_bytes()).items()} == {11: 2, 12: 0}
    assert moodle_feedback(pages.read_bytes(), {11, 12}) == {11: ["05_schedules.html"]}
    assert "Without a feedback page: ben" in says


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--format", "excel"], "There is no format 'excel'. There are csv, canvas, moodle."),
        (["--format", "canvas"], "gradebook export with --like"),
        (["--format", "moodle"], "grading worksheet with --like"),
        (["--format", "moodle", "--like", "nosuch.csv"], "There is no file nosuch.csv"),
        (["--column", "x"], "--column says nothing about the format csv"),
        (["--format", "canvas", "--like", "m.csv", "--to", "m.csv"], "need different names"),
        (["--to", "nosuch/folder/m.csv"], "cannot be written: No such file or directory"),
    ],
)
def test_what_is_refused_writes_nothing(course, export, tmp_path, monkeypatch, words, says):
    monkeypatch.chdir(tmp_path)
    code, said = export(course, *words)
    assert code == 2 and says in said and not list(tmp_path.iterdir())


def test_who_is_not_graded_is_said_and_gets_no_zero(course, export, tmp_path):
    like, to = tmp_path / "canvas.csv", tmp_path / "filled.csv"
    like.write_text(CANVAS)
    course.hand_in("cem")
    time(course, "ben", timedelta(hours=1))
    code, says = export(course, "--format", "canvas", "--like", like, "--to", to, "--no-scale", "--zeros")
    assert code == 0 and canvas_import(to.read_bytes())["7"]["3"] is None
    assert "Handed in but never graded" in says and ": cem" in says
    assert "Handed in again since they were graded" in says and ": ben" in says
