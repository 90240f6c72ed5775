"""What a stranger leaves in the exchange: `collect` brings in what belongs to a submission, of everybody who has one."""

import os
import socket

import pytest
from course import ASSIGNMENT
from hostile import SECRET, below, links_and_more

from autograder.classroom.collecting import Collect


def handed_in(exchange, course, name):
    folder = exchange / course.directory.course_id / "inbound" / name
    folder.mkdir(parents=True)
    (folder / "02_modules.ipynb").write_text("{}")
    (folder / "timestamp.txt").write_text("2026-03-01 10:00:00 UTC")
    return folder


def names_in(folder):
    return set(os.listdir(folder)) if folder.is_dir() else set()


def collected(course, exchange):
    course.config["Exchange"]["root"] = str(exchange)
    course.directory.assignment_id, course.directory.student_id = ASSIGNMENT, ""
    api = course.api()
    Collect(coursedir=course.directory, authenticator=api.authenticator, parent=api).start()
    return course.root / "course" / "submitted"


def test_no_link_is_followed_and_nobody_keeps_others_from_being_collected(course, secret, tmp_path):
    exchange = tmp_path / "exchange"
    time = "2026-03-01 10:00:00 UTC"
    links_and_more(handed_in(exchange, course, f"stranger+{ASSIGNMENT}+{time}+1"), secret)
    inbound = handed_in(exchange, course, f"exchanged+{ASSIGNMENT}+{time}+2").parent
    handed_in(exchange, course, f"other+{ASSIGNMENT}+no time")
    handed_in(exchange, course, f"*+{ASSIGNMENT}+{time}")
    os.symlink(secret.parent, inbound / f"linked+{ASSIGNMENT}+{time}")
    os.symlink(inbound / f"exchanged+{ASSIGNMENT}+{time}+2", inbound / f"thief+{ASSIGNMENT}+{time}")
    submitted = collected(course, exchange)
    for student in ("stranger", "exchanged"):
        names, content = below(submitted / student)
        assert names == {ASSIGNMENT, "02_modules.ipynb", "timestamp.txt"} and SECRET.encode() not in content
    assert not any((submitted / student).exists() for student in ("other", "*", "linked", "thief"))


@pytest.mark.parametrize(
    "name",
    [
        "new\nline+{assignment}+{time}",
        "\x1b[31mred+{assignment}+{time}",
        "..+{assignment}+{time}",
        "+{assignment}+{time}",
        "b\udcffd+{assignment}+{time}",  # a byte that is not valid UTF-8
        "year0+{assignment}+0000-00-00 00:00:00 UTC",
        "digits+{assignment}+99999999999999999999",
    ],
)
def test_a_folder_of_any_name_keeps_nobody_else_from_being_collected(course, tmp_path, name):
    exchange, time = tmp_path / "exchange", "2026-03-01 10:00:00 UTC"
    handed_in(exchange, course, name.format(assignment=ASSIGNMENT, time=time))
    handed_in(exchange, course, f"beside+{ASSIGNMENT}+{time}")
    above = course.root / "course"  # others have handed in there before
    before, students = names_in(above), names_in(above / "submitted")
    submitted = collected(course, exchange)
    assert (submitted / "beside" / ASSIGNMENT / "02_modules.ipynb").is_file()
    assert names_in(submitted) == students | {"beside"}
    assert names_in(above) == before | {"submitted"}


def test_pipes_sockets_folders_and_giants_are_left_where_they_are(course, tmp_path, monkeypatch):
    exchange = tmp_path / "exchange"
    folder = handed_in(exchange, course, f"odd+{ASSIGNMENT}+2026-03-01 10:00:00 UTC")
    (folder / "timestamp.txt").unlink()
    os.mkfifo(folder / "timestamp.txt")
    monkeypatch.chdir(folder)  # a socket's path may not be long
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("03_losses.ipynb")
    (folder / "04_learner.ipynb").mkdir()
    with open(folder / "05_schedules.ipynb", "wb") as giant:
        giant.truncate(2**40)
    submitted = collected(course, exchange)
    assert os.listdir(submitted / "odd" / ASSIGNMENT) == ["02_modules.ipynb"]
