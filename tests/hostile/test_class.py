"""A class of forty in which thirty are hostile: it is graded to its end, and the other ten lose nothing."""

import os

import pytest
from hostile import HOSTILE_WORDS, add_markdown, links_and_more, nested
from tiny_class import ASSIGNMENT, NOTEBOOK, RIGHT, WRONG

from autograder.classroom.course import Course
from autograder.classroom.grade import Grading

pytestmark = pytest.mark.xdist_group("classroom")
ODD_NAMES = [
    "*",
    "a?n",
    "[ab]",
    "honest[0]",
    "x\ny",
    "\x1b[2Jx",
    "<img src=x>",
    os.fsdecode(b"n\xffme"),
    "[bold]x",
]
HONEST = {f"honest{n}": RIGHT if n % 2 else WRONG for n in range(10)}


def hostile_folder(kind, student, tiny, secret):
    """One of the ways, with an answer that is right where there is one."""
    made = tiny.hand_in(student, RIGHT)
    folder, file = tiny.submitted(student), made.path
    content = made.content
    match kind:
        case 0:
            links_and_more(folder, secret)
        case 1:
            add_markdown(made, HOSTILE_WORDS)
        case 2:
            file.write_text(nested(100_000))
        case 3:
            file.write_bytes(b"\xff\xfe\x00" * 1000)
        case 4:
            file.unlink()
            os.mkfifo(file)
        case 5:
            file.unlink()
            file.symlink_to("/dev/zero")
        case 6:
            with open(file, "wb") as sparse:
                sparse.truncate(2**40)
        case 7:
            content["metadata"] = {"kernelspec": {"name": "x"}, "language_info": {"version": 3}}
            made.save()
        case 8:
            for cell in content["cells"]:
                cell["metadata"]["nbgrader"] = {"grade_id": [cell["cell_type"]]}
            made.save()
        case 9:
            (folder / "timestamp.txt").write_bytes(b"\xef\xbb\xbfno time\r\n")
        case 10:
            file.unlink()
            file.mkdir()
        case 11:
            made.insert(1, "!a\n" * 1000)
        case 12:
            (folder / "timestamp.txt").symlink_to("/dev/zero")
        case 13:
            for n in range(300):
                (folder / f"{n}.ipynb").write_text("{")


def test_thirty_of_forty(tiny, graders, secret):
    for student, answer in HONEST.items():
        tiny.hand_in(student, answer)
    for n in range(21):
        hostile_folder(n % 14, f"other{n:02}", tiny, secret)
    for name in ODD_NAMES:
        tiny.hand_in(name, RIGHT)
    done = {one.student: one for one in Grading(Course(tiny.root), ASSIGNMENT).run(graders)}
    assert len(done) == 40
    assert {s: done[s].score for s in HONEST} == {s: 2 if a == RIGHT else 0 for s, a in HONEST.items()}
    assert not any(done[s].failure or done[s].problems for s in HONEST)
    refused = [one for one in done.values() if one.failure]
    assert [one for one in refused if one.student in HONEST or one.student.startswith("other")] == []
    assert len(refused) == len(ODD_NAMES) and all("no student id" in one.failure for one in refused)
    assert all(one.student.isprintable() and one.failure.isprintable() for one in done.values())
    assert all(problem.isprintable() for one in done.values() for problem in one.problems)
    assert all((tiny.autograded(s) / f"{NOTEBOOK}.ipynb").exists() for s in done if s.startswith("other"))
    # What is not of the submission costs nothing; what of it cannot be read earns nothing.
    scores = {n: done[f"other{n:02}"].score for n in range(14)}
    assert {n for n, score in scores.items() if score == 0} == {2, 3, 4, 5, 6, 10}


def test_the_command_tells_of_it_and_exits_with_one(tiny):
    tiny.hand_in("ann", RIGHT)
    tiny.hand_in("[bold]\x1b[31mx", RIGHT)
    done = tiny.grade("--jobs", "1")
    assert done.returncode == 1, done.stderr
    assert "[bold]\\x1b[31mx: not graded" in done.stdout and "\x1b" not in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    assert tiny.scores() == [("ann", 2)]
