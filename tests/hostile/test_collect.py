"""What a stranger leaves in the exchange: `collect` brings in what belongs to a submission, of everybody who has one."""

import os

from course import ASSIGNMENT
from hostile import SECRET, below, links_and_more

from autograder.classroom.collecting import Collect


def handed_in(exchange, course, name):
    folder = exchange / course.directory.course_id / "inbound" / name
    folder.mkdir(parents=True)
    (folder / "02_modules.ipynb").write_text("{}")
    (folder / "timestamp.txt").write_text("2026-03-01 10:00:00 UTC")
    return folder


def test_no_link_is_followed_and_nobody_keeps_others_from_being_collected(course, secret, tmp_path):
    exchange = tmp_path / "exchange"
    time = "2026-03-01 10:00:00 UTC"
    links_and_more(handed_in(exchange, course, f"stranger+{ASSIGNMENT}+{time}+1"), secret)
    inbound = handed_in(exchange, course, f"exchanged+{ASSIGNMENT}+{time}+2").parent
    handed_in(exchange, course, f"other+{ASSIGNMENT}+no time")
    handed_in(exchange, course, f"*+{ASSIGNMENT}+{time}")
    os.symlink(secret.parent, inbound / f"linked+{ASSIGNMENT}+{time}")
    os.symlink(inbound / f"exchanged+{ASSIGNMENT}+{time}+2", inbound / f"thief+{ASSIGNMENT}+{time}")
    course.config["Exchange"]["root"] = str(exchange)
    course.directory.assignment_id, course.directory.student_id = ASSIGNMENT, ""
    api = course.api()
    Collect(coursedir=course.directory, authenticator=api.authenticator, parent=api).start()
    submitted = course.root / "course" / "submitted"
    for student in ("stranger", "exchanged"):
        names, content = below(submitted / student)
        assert names == {ASSIGNMENT, "02_modules.ipynb", "timestamp.txt"} and SECRET.encode() not in content
    assert not any((submitted / student).exists() for student in ("other", "*", "linked", "thief"))
