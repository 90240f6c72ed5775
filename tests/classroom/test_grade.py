"""`autograder grade`: what is graded, what is skipped, and what is said when it cannot be done."""

import json
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
from tiny_class import ASSIGNMENT, CHECK, NOTEBOOK, RIGHT, SCORES, WRONG, OneGrader, TinyClass, graded

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
    assert "final/12" in done.stdout
    assert (table["ann"], table["ben"]) == ("1 5 not tried 2", "0 r04; 5 not tried 0")
    assert (table["cem"], table["dee"]) == ("0 6 not tried 0", "0 6 missing 0")
    assert "dee: No notebook was handed in." in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 100
    assert "4 graded." in done.stdout and not done.stderr.strip()
    assert tiny.scores() == SCORES

    seeds = {student: tiny.seed(student) for student in ("ann", "ben", "cem")}
    again = tiny.grade("--jobs", "1")
    assert (
        again.returncode == 0
        and "0 graded; 4 unchanged" in again.stdout
        and "1 5 not tried" in " ".join(again.stdout.split())
    )
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


# What the gradebook knows, and what lateness costs


@pytest.mark.parametrize("due_first", [False, True])
def test_a_fresh_gradebook_is_told_what_was_released(generated, graders, tmp_path, due_first):
    tiny = generated.copied(tmp_path / "course").everybody()
    with tiny.gradebook() as gradebook:
        whole = cells(gradebook)
    (tiny.root / "course" / "gradebook.db").unlink()
    if due_first:
        with tiny.gradebook() as gradebook:
            gradebook.update_or_create_assignment(ASSIGNMENT, duedate="2026-03-01 12:00 UTC")
    assert graded(tiny, graders) == ["ann", "ben", "cem", "dee"]
    assert tiny.scores() == SCORES
    with tiny.gradebook() as gradebook:
        assert cells(gradebook) == whole
        assert bool(gradebook.find_assignment(ASSIGNMENT).duedate) == due_first


def cells(gradebook):
    found = gradebook.find_assignment(ASSIGNMENT).notebooks
    return (
        sorted((n.name, c.name, c.source, c.locked, c.checksum) for n in found for c in n.source_cells),
        sorted((n.name, c.name, c.max_score) for n in found for c in n.grade_cells),
    )


def test_points_that_changed_since_are_told(tiny):
    edit_released(tiny, lambda flags: flags.update(points=3) if flags["grade_id"] == CHECK else None)
    course = Course(tiny.root)
    Grading(course, ASSIGNMENT)
    assert course.changed == [f"{CHECK}: 2 points before, 3 now"]
    Grading(course, ASSIGNMENT)
    assert course.changed == []


def test_cells_that_changed_since_are_refused_and_no_mark_is_lost(tiny, refused):
    edit_released(
        tiny, lambda flags: flags.update(grade_id="r99_check") if flags["grade_id"] == CHECK else None
    )
    says = refused(ASSIGNMENT, "--course", tiny.root)
    assert "new: r99_check" in says and f"gone: {CHECK}" in says
    assert tiny.scores() == SCORES


def edit_released(tiny, edit):
    path = tiny.root / "exercises" / ASSIGNMENT / f"{NOTEBOOK}.ipynb"
    content = json.loads(path.read_text())
    for cell in content["cells"]:
        if "nbgrader" in cell["metadata"]:
            edit(cell["metadata"]["nbgrader"])
    path.write_text(json.dumps(content))


def test_what_lateness_costs_is_worked_out_at_each_grading(tiny):
    """Also where nothing is graded again; and a row that cannot be read is told before anything is."""
    with tiny.gradebook() as gradebook:
        gradebook.update_or_create_assignment(ASSIGNMENT, duedate="2026-03-01 12:00 UTC")
    for student in ("ann", "dee"):
        (tiny.submitted(student) / "timestamp.txt").write_text("2026-03-01 22:00 UTC")
    tiny.grade("--jobs", "1")
    with open(tiny.root / "nbgrader_config.py", "a") as file:
        file.write("\nc.LatePolicy.percent_a_day = 25\nc.LatePolicy.extensions = 'more.csv'\n")
    (tiny.root / "more.csv").write_text("student,assignment,days\n")
    done = tiny.grade("--jobs", "1")
    assert "0 graded; 4 unchanged" in done.stdout
    rows = [" ".join(line.split()) for line in done.stdout.splitlines()]
    assert "ann 1 5 not tried 10 h 0 min 2 -0.5 1.5" in rows and "dee 0 6 missing 10 h 0 min 0 0" in rows, (
        rows
    )
    (tiny.root / "more.csv").write_text("student,assignment,until\nann,*,soon\n")
    tiny.hand_in("ben", RIGHT)
    done = tiny.grade("--jobs", "1")
    assert done.returncode == 2 and "row 2" in one_line(done.stderr) and not done.stdout
    assert tiny.score("ben") == 0
