"""`autograder grade`: what is graded, what is skipped, and what is said when it cannot be done."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import faults
import pytest
from nbgrader.preprocessors import AssignLatePenalties
from tiny_class import ASSIGNMENT, RIGHT, SCORES, WRONG, OneGrader, TinyClass, graded

from autograder.classroom.course import Course
from autograder.classroom.grade import Grading
from autograder.cli import main
from autograder.grading.grader import Grader

pytestmark = pytest.mark.xdist_group("classroom")


@pytest.fixture(scope="module")
def graders():
    with Grader() as grader:
        yield OneGrader(grader)


@pytest.fixture(scope="module")
def generated(tmp_path_factory):
    return TinyClass.made(tmp_path_factory.mktemp("tiny") / "course")


@pytest.fixture(scope="module")
def once_graded(generated, graders, tmp_path_factory):
    tiny = generated.copied(tmp_path_factory.mktemp("graded") / "course").everybody()
    assert graded(tiny, graders) == ["ann", "ben", "cem", "dee"]
    return tiny


@pytest.fixture
def tiny(once_graded, tmp_path):
    return once_graded.copied(tmp_path / "course")


@pytest.fixture
def refused(monkeypatch, capsys):
    """Runs `autograder grade`, which is to exit with 2 and one line on stderr; gives that line."""

    def run(*words):
        monkeypatch.setattr(sys, "argv", ["autograder", "grade", *map(str, words)])
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capsys.readouterr()
        assert ended.value.code == 2 and not out, out
        return one_line(err)

    return run


def one_line(err):
    assert "Traceback" not in err and len(err.strip().splitlines()) == 1, err
    return err.strip()


# What is graded


def test_a_class_from_the_command_line(generated, tmp_path):
    tiny = generated.copied(tmp_path / "course").everybody()
    done = tiny.grade("--jobs", "1")
    assert done.returncode == 0, done.stderr
    table = {line.split()[0]: " ".join(line.split()[1:]) for line in done.stdout.splitlines() if line.strip()}
    assert table["ann"].startswith("2 of 12 1 5 not attempted")
    assert table["ben"].startswith("0 of 12 0") and "1 failed" in table["ben"]
    assert table["cem"].startswith("0 of 12 0 6 not attempted")
    assert "No notebook was handed in." in table["dee"]
    assert "4 graded." in done.stdout and not done.stderr.strip()
    assert tiny.scores() == SCORES

    seeds = {student: tiny.seed(student) for student in ("ann", "ben", "cem")}
    again = tiny.grade("--jobs", "1")
    assert again.returncode == 0 and "0 graded; 4 unchanged" in again.stdout and "2 of 12" in again.stdout
    assert {student: tiny.seed(student) for student in seeds} == seeds


def test_only_what_changed_is_graded_again(tiny, graders):
    marks = {student: tiny.mark(student) for student in ("ann", "ben", "cem", "dee")}
    assert graded(tiny, graders) == []
    tiny.hand_in("ben", RIGHT)
    tiny.hand_in("eva", WRONG)
    assert graded(tiny, graders) == ["ben", "eva"]
    assert tiny.scores() == [("ann", 2), ("ben", 2), ("cem", 0), ("dee", 0), ("eva", 0)]
    assert all(tiny.mark(student) == marks[student] for student in ("ann", "cem", "dee"))


def test_what_is_handed_in_while_it_is_graded_is_graded_the_next_time(tiny, graders, monkeypatch):
    tiny.hand_in("ann", WRONG)
    with monkeypatch.context() as patch:
        patch.setattr(graders, "meanwhile", lambda student: tiny.hand_in(student, RIGHT))
        assert graded(tiny, graders) == ["ann"]
    assert graded(tiny, graders) == ["ann"] and tiny.score("ann") == 2
    assert graded(tiny, graders) == []


def test_changed_checks_grade_everybody_again(tiny, graders):
    checks = next(tiny.hidden_checks().glob("*.py"))
    checks.write_text(checks.read_text() + "\n# another word\n")
    assert graded(tiny, graders) == ["ann", "ben", "cem", "dee"]


def test_force_and_student(tiny, graders):
    before = tiny.seed("ann")
    assert graded(tiny, graders, students=["ann"]) == []
    assert graded(tiny, graders, students=["ann"], force=True) == ["ann"]
    assert tiny.seed("ann") != before


def test_what_is_lost_from_the_gradebook_is_graded_again(tiny, graders):
    with tiny.gradebook() as gradebook:
        gradebook.remove_submission(ASSIGNMENT, "ben")
    assert graded(tiny, graders) == ["ben"] and tiny.scores() == SCORES


def test_a_persons_marks_survive_and_are_in_the_table(tiny, graders):
    tiny.give("ben", 1.5, "Nearly.")
    (unchanged,) = (one for one in Grading(Course(tiny.root), ASSIGNMENT).unchanged if one.student == "ben")
    assert unchanged.score == 1.5
    tiny.hand_in("ben", RIGHT)
    assert graded(tiny, graders) == ["ben"]
    assert tiny.given("ben") == (1.5, "Nearly.") and tiny.score("ben") == 1.5
    shutil.rmtree(tiny.submitted("ben"))
    tiny.submitted("ben").mkdir()
    assert graded(tiny, graders) == ["ben"]  # nothing is there any more but the mark
    assert tiny.given("ben") == (1.5, "Nearly.") and tiny.score("ben") == 1.5


# What is refused


def test_an_unknown_student_or_assignment(tiny, refused):
    says = refused(ASSIGNMENT, "--course", tiny.root, "--student", "anne")
    assert "'anne' has submitted nothing" in says and "ann?" in says
    assert "further_research" in refused("further_resarch", "--course", tiny.root)


def test_no_course_and_nothing_generated(generated, refused, tmp_path):
    assert "no nbgrader_config.py" in refused(ASSIGNMENT, "--course", tmp_path)
    shutil.copy(generated.root / "nbgrader_config.py", tmp_path)
    assert f"nbgrader generate_assignment {ASSIGNMENT}" in refused(ASSIGNMENT, "--course", tmp_path)


def test_released_notebooks_that_are_not_there(tiny, refused):
    shutil.rmtree(tiny.root / "exercises")
    assert f"nbgrader generate_assignment {ASSIGNMENT}" in refused(ASSIGNMENT, "--course", tiny.root)


@pytest.mark.parametrize("url", ["nosuch://127.0.0.1/x", "not a url"])
def test_a_gradebook_that_cannot_be_opened(tiny, refused, url):
    tiny.keep_gradebook_at(url)
    assert "gradebook" in refused(ASSIGNMENT, "--course", tiny.root)


def test_a_gradebook_that_is_none(tiny, refused):
    (tiny.root / "course" / "gradebook.db").write_text("no database\n" * 1000)
    assert "file is not a database" in refused(ASSIGNMENT, "--course", tiny.root)


def test_two_at_once(tiny, graders, refused):
    tiny.hand_in("ben", RIGHT)
    running = Grading(Course(tiny.root), ASSIGNMENT, force=True).run(graders)
    next(running)
    assert "being graded already" in refused(ASSIGNMENT, "--course", tiny.root)
    running.close()
    assert graded(tiny, graders) == ["ben"]


@pytest.mark.skipif(not hasattr(signal, "SIGALRM"), reason="needs a signal to spare")
def test_a_ctrl_c_while_nbgrader_enters_a_submission_is_no_failure_of_it(tiny, graders, monkeypatch):
    tiny.hand_in("ben", RIGHT)
    monkeypatch.setattr(
        AssignLatePenalties, "preprocess", lambda *_: signal.raise_signal(signal.SIGALRM) or time.sleep(1)
    )
    before = signal.signal(signal.SIGALRM, signal.default_int_handler)
    try:
        with pytest.raises(KeyboardInterrupt):
            list(Grading(Course(tiny.root), ASSIGNMENT).run(graders))
    finally:
        signal.signal(signal.SIGALRM, before)
    monkeypatch.undo()
    assert graded(tiny, graders) == ["ben"] and tiny.scores() == [SCORES[0], ("ben", 2), *SCORES[2:]]


# Faults of the machine

private_mounts = pytest.mark.skipif(
    os.getuid() != 0
    or not shutil.which("unshare")
    or subprocess.run(["unshare", "--mount", "true"], capture_output=True).returncode != 0,
    reason="needs mounts of its own: root, and unshare",
)


def below(mount):
    """The beginning of a command that runs with this mount, which nobody else sees."""
    return ["unshare", "--mount", "sh", "-e", "-c", f'{mount}\nexec "$@"', "sh"]


@private_mounts
def test_a_course_that_cannot_be_written(tiny):
    tiny.hand_in("ben", RIGHT)
    mount = f"mount --bind '{tiny.root}' '{tiny.root}'; mount -o remount,ro,bind '{tiny.root}'"
    done = tiny.grade(before=below(mount))
    assert done.returncode == 2 and "Read-only file system" in one_line(done.stderr)


@private_mounts
def test_a_full_disk(tiny, graders, tmp_path):
    """What was left on it counts for no more than it is, and the rest is graded where there is room again."""
    kept, place = tmp_path / "kept", tiny.root / "course"
    for student in ("eva", "fay"):
        tiny.hand_in(student, RIGHT)
    shutil.rmtree(place / "autograded")
    shutil.copytree(place, kept)
    script = f"""
        mount -t tmpfs -o size={used(kept) + ROOM} none '{place}'
        cp -a '{kept}'/. '{place}'
        "$@" || code=$?
        rm -r '{kept}'
        cp -a '{place}' '{kept}'
        exit ${{code:-0}}"""
    done = tiny.grade("--jobs", "1", before=["unshare", "--mount", "sh", "-e", "-c", script, "sh"])
    says = one_line(done.stderr)
    assert done.returncode == 2 and "space left" in says and "of 6 are graded" in says, done
    shutil.rmtree(place)
    kept.rename(place)
    rest = graded(tiny, graders)
    assert 0 < len(rest) < 6 and f" {6 - len(rest)} of 6" in says
    assert tiny.scores() == [*SCORES, ("eva", 2), ("fay", 2)]
    assert graded(tiny, graders) == []


ROOM = 200 << 10  # bytes: enough for some of six submissions


def used(folder):
    """Bytes that its files and folders take in memory."""
    return sum(-(-p.stat().st_size // 4096) * 4096 for p in folder.rglob("*"))


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="finds processes in /proc")
def test_a_grader_that_dies_is_replaced_and_its_submission_graded(tiny):
    tiny.hand_in("ben", RIGHT)
    running = tiny.start()
    killed = False
    while running.poll() is None and not killed:
        if any(faults.kind_of(pid, None) == "worker" for pid, _ in faults.family(running.pid)):
            killed = faults.hit("grader", running.pid, Random(1), None, tiny)
        time.sleep(0.02)
    assert running.wait() == 0 and killed
    assert "1 graded; 3 unchanged" in (tiny.root / "out").read_text() and tiny.score("ben") == 2
