"""A submission that brings more than notebooks: links, configuration, pipes, giants, odd names, a forged time."""

import os
import resource
from contextlib import contextmanager
from datetime import datetime

import pytest
from course import ASSIGNMENT
from hostile import SECRET, below, links_and_more
from notebooks import FIBONACCI
from tiny_class import ASSIGNMENT as TINY
from tiny_class import NOTEBOOK, RIGHT, known

from autograder.classroom.collecting import ReleaseFeedback
from autograder.classroom.course import Course
from autograder.classroom.grade import Grading
from autograder.classroom.intake import Refused, bring, handed_in_at, look, read

pytestmark = pytest.mark.xdist_group("classroom")
OURS = {"02_modules.ipynb", "timestamp.txt", "submission_secret.txt"}


def test_nbgraders_own_steps_take_nothing_along_and_follow_no_link(course, secret, tmp_path):
    course.hand_in("mallory", q16=FIBONACCI)
    folder = course.submitted("mallory")
    (folder / "timestamp.txt").write_text("2026-03-01 10:00:00 UTC")
    (folder / "submission_secret.txt").write_text("known to her")
    links_and_more(folder, secret)
    with files_no_larger_than(2**28):  # or an endless device would fill the disk, were it copied
        course.autograde("mallory")
    page = course.feedback("mallory", "02_modules")
    autograded = course.root / "course" / "autograded" / "mallory" / ASSIGNMENT
    names, content = below(autograded)
    assert names == OURS and SECRET.encode() not in content
    names, content = below(course.root / "course" / "feedback" / "mallory")
    assert names == {ASSIGNMENT, "02_modules.html", "timestamp.txt", "submission_secret.txt"}
    assert SECRET.encode() not in content
    exchange = tmp_path / "exchange"
    exchange.mkdir()
    release(course, exchange)
    released = list(exchange.rglob("*.html"))
    assert [p.read_text(encoding="utf-8") for p in released] == [page]
    assert course.grades("mallory")["q16_check"][0] == 2


@contextmanager
def files_no_larger_than(size):
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("name", ["02_modules.ipynb", "timestamp.txt"])
def test_a_pipe_is_no_file_whatever_it_is_called(tmp_path, name):
    os.mkfifo(tmp_path / name)
    found = look(tmp_path)
    assert found.files == [] and found.refused == {name: "is no file"}
    with pytest.raises(Refused, match="is no file"):
        read(tmp_path, name)
    assert bring(tmp_path, tmp_path / "there", [name]) != []
    assert not (tmp_path / "there" / name).exists()


def test_a_link_to_an_endless_device_is_left_alone(tmp_path):
    (tmp_path / "02_modules.ipynb").symlink_to("/dev/zero")
    assert "is a link" in look(tmp_path).refused["02_modules.ipynb"]
    with files_no_larger_than(2**20), pytest.raises(Refused, match="is a link"):
        read(tmp_path, "02_modules.ipynb")
    assert "is a link" in bring(tmp_path, tmp_path / "there", ["02_modules.ipynb"])[0]


def test_what_is_left_out_is_listed_for_the_instructor(tiny, graders, secret):
    tiny.hand_in("mallory", RIGHT)
    links_and_more(tiny.submitted("mallory"), secret)
    (done,) = Grading(Course(tiny.root), TINY).run(graders)
    told = "\n".join(done.problems)
    assert done.score == 2 and not done.failure
    for name in (
        "readme.txt",
        "leak.html",
        "nbgrader_config.py",
        "pipe.txt",
        r"odd\udcff.txt",
        "sparse.ipynb",
    ):
        assert name in told or "more files" in told
    assert told.isascii() and "is a link to something outside" in told
    assert "About this submission" in tiny_page(tiny, "mallory")


def test_only_files_that_the_assignment_asks_for_come_along(tiny, graders, secret):
    with open(tiny.root / "nbgrader_config.py", "a") as file:
        file.write(f"\nc.SubmissionFiles.allowed = {{{TINY!r}: ['notes.txt', 'link.txt', 'page.html']}}\n")
    tiny.hand_in("ann", RIGHT)
    folder = tiny.submitted("ann")
    (folder / "notes.txt").write_text("mine")
    (folder / "other.txt").write_text("mine")
    (folder / "page.html").write_text("<script>x</script>")
    (folder / "link.txt").symlink_to(secret)
    (done,) = Grading(Course(tiny.root), TINY).run(graders)
    names, content = below(tiny.autograded("ann"))
    assert names == {"notes.txt", f"{NOTEBOOK}.ipynb", ".autograder.json"} and SECRET.encode() not in content
    assert [problem.split()[0] for problem in done.problems] == ["link.txt", "other.txt", "page.html"]


@pytest.mark.parametrize(
    "name", ["*", "a?n", "[ab]en", "an[n]", "<b>ann", "ann\n", "\x1b[31mann", "..ann", "[bold]x"]
)
def test_a_folder_that_is_no_name_is_refused_by_name_and_all_others_are_graded(tiny, graders, name):
    tiny.hand_in("ann", RIGHT)
    tiny.hand_in("ben")
    tiny.hand_in(name, RIGHT)
    done = {one.student: one for one in Grading(Course(tiny.root), TINY).run(graders)}
    failed = [one for one in done.values() if one.failure]
    assert len(failed) == (0 if name[0] == "." else 1)
    assert all(one.student.isprintable() and "no student id" in one.failure for one in failed)
    assert tiny.scores() == [("ann", 2), ("ben", 0)]
    Course(tiny.root).api.autograde(TINY, name)
    assert tiny.scores() == [("ann", 2), ("ben", 0)]


def test_names_that_people_have_are_names(tiny, graders):
    people = ["ann", "O'Brien, Flann (2)", "zoë@school.org", "李雷", "a+b=c~d"]
    for student in people:
        tiny.hand_in(student, RIGHT)
    done = list(Grading(Course(tiny.root), TINY).run(graders))
    assert sorted((one.student, one.score, one.failure) for one in done) == [
        (s, 2, "") for s in sorted(people)
    ]


def test_a_folder_that_is_a_link_to_a_classmates_is_nobodys(tiny, graders):
    tiny.hand_in("ann", RIGHT)
    (tiny.root / "course" / "submitted" / "mallory").symlink_to("ann")
    done = {one.student: one.failure for one in Grading(Course(tiny.root), TINY).run(graders)}
    assert done["ann"] == "" and "is a link" in done["mallory"]
    assert tiny.scores() == [("ann", 2)]


def test_a_notebook_that_is_a_link_to_a_classmates_earns_nothing(tiny, graders):
    tiny.hand_in("ann", RIGHT)
    tiny.submitted("mallory").mkdir(parents=True)
    (tiny.submitted("mallory") / f"{NOTEBOOK}.ipynb").symlink_to(tiny.submitted("ann") / f"{NOTEBOOK}.ipynb")
    done = {one.student: one for one in Grading(Course(tiny.root), TINY).run(graders)}
    assert done["ann"].score == 2 and done["mallory"].score == 0
    assert "is a link" in done["mallory"].problems[0]
    assert known(RIGHT) not in tiny_page(tiny, "mallory")


@pytest.mark.parametrize(
    "content, time",
    [
        (b"\xef\xbb\xbf2026-03-01 10:00:00 UTC", datetime(2026, 3, 1, 10)),
        (b"2026-03-01 10:00:00 UTC\r\n", datetime(2026, 3, 1, 10)),
        (b"2026-03-01T11:00:00+01:00", datetime(2026, 3, 1, 10)),
        (b"1772359200", datetime(2026, 3, 1, 10)),
        (b"1772359200123", datetime(2026, 3, 1, 10)),
        (b"yesterday", None),
        (b"99999999-99-99", None),
        (b"0001-01-01 00:00:00 UTC", None),
        (b"\xff\xfe\x00", None),
        (b"", None),
        (b"1" * 100_000, None),
    ],
)
def test_any_time_of_handing_in(tmp_path, content, time):
    (tmp_path / "timestamp.txt").write_bytes(content)
    found, why = handed_in_at(tmp_path)
    assert found == time if time is None else found.replace(microsecond=0) == time
    assert ("timestamp.txt" in why) == (time is None)


def test_a_time_that_is_none_costs_nobody_a_mark(tiny, graders):
    for student, content in (("ann", b"yesterday"), ("ben", b"\xef\xbb\xbf1772359200\r\n")):
        tiny.hand_in(student, RIGHT)
        (tiny.submitted(student) / "timestamp.txt").write_bytes(content)
    done = {one.student: one for one in Grading(Course(tiny.root), TINY).run(graders)}
    assert tiny.scores() == [("ann", 2), ("ben", 2)] and not any(one.failure for one in done.values())
    assert "timestamp.txt" in done["ann"].problems[0] and not done["ben"].problems
    with tiny.gradebook() as gradebook:
        assert gradebook.find_submission(TINY, "ben").timestamp == datetime(2026, 3, 1, 10)


def test_a_student_without_a_secret_keeps_nobody_from_their_feedback(course, tmp_path):
    for student in ("carl", "dora"):
        course.hand_in(student)
        (course.submitted(student) / "timestamp.txt").write_text("2026-03-01 10:00:00 UTC")
    (course.submitted("dora") / "submission_secret.txt").write_text("dora's")
    for student in ("carl", "dora"):
        course.autograde(student)
        page = course.feedback(student, "02_modules")
    exchange = tmp_path / "exchange"
    exchange.mkdir()
    release(course, exchange)
    assert page in [p.read_text(encoding="utf-8") for p in exchange.rglob("*.html")]


def release(course, exchange):
    course.config["Exchange"]["root"] = str(exchange)
    course.directory.assignment_id, course.directory.student_id = ASSIGNMENT, "*"
    api = course.api()
    ReleaseFeedback(coursedir=course.directory, authenticator=api.authenticator, parent=api).start()


def tiny_page(tiny, student):
    return (tiny.autograded(student) / f"{NOTEBOOK}.ipynb").read_text(encoding="utf-8")
