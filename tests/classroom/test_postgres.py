"""A gradebook that several people share: the whole cycle on PostgreSQL, by nothing but `CourseDirectory.db_url`."""

import subprocess
import sys
from pathlib import Path

import pytest
from nbgrader.apps.api import NbGraderAPI
from postgres import Server, missing
from tiny_class import ASSIGNMENT, NOTEBOOK, RIGHT, SCORES, OneGrader, TinyClass, graded

from autograder.classroom.course import Course, NoGradebook
from autograder.classroom.grade import Grading
from autograder.cli import main
from autograder.grading.grader import Grader

pytestmark = [
    pytest.mark.xdist_group("classroom"),
    pytest.mark.skipif(bool(missing()), reason=missing()),
]

MARK_SIX_TIMES = """
import sys
sys.path[:0] = sys.argv[1:3]
from pathlib import Path
from tiny_class import TinyClass, give
tiny, score = TinyClass(Path(sys.argv[3])), float(sys.argv[4])
print("ready", flush=True)
sys.stdin.readline()
for exercise in range(1, 7):
    for student in sys.argv[5:]:
        if student != "cem" or (exercise % 2 == 0) == (score == 2.5):
            with tiny.gradebook() as gradebook:
                give(gradebook, student, score, f"{student}, {exercise}", f"r0{exercise}_check")
"""


@pytest.fixture(scope="module")
def server():
    with Server() as server:
        yield server


@pytest.fixture(scope="module")
def graders():
    with Grader() as grader:
        yield OneGrader(grader)


@pytest.fixture(scope="module")
def template(server, graders, tmp_path_factory):
    """A class that has been graded once, and its database."""
    tiny = TinyClass.made(tmp_path_factory.mktemp("shared") / "course", server.create("graded")).everybody()
    graded(tiny, graders)
    return tiny


@pytest.fixture
def tiny(server, template, tmp_path, request):
    name = f"run-{abs(hash(request.node.name))}"
    tiny = template.copied(tmp_path / "course")
    tiny.keep_gradebook_at(server.create(name, "graded"))
    tiny.database = name
    return tiny


def test_the_whole_cycle(tiny, graders):
    assert tiny.scores() == SCORES and graded(tiny, graders) == []
    tiny.give("ben", 1.5, "Nearly.")
    tiny.hand_in("ben")
    tiny.hand_in("cem", RIGHT)
    assert graded(tiny, graders) == ["ben", "cem"]
    assert tiny.given("ben") == (1.5, "Nearly.")
    assert tiny.scores() == [("ann", 2), ("ben", 1.5), ("cem", 2), ("dee", 0)]
    done = NbGraderAPI(config=tiny.config).generate_feedback(ASSIGNMENT, "ben")
    assert done["success"], done
    page = tiny.root / "course" / "feedback" / "ben" / ASSIGNMENT / f"{NOTEBOOK}.html"
    assert "Nearly." in page.read_text() and "(Score: 1.5 / 12.0; 2 points wait)" in page.read_text()
    assert not list(tiny.root.rglob("*.db"))


def test_two_people_mark_while_a_third_grades(tiny, graders):
    """Two of them the same submission, and all of them what is being graded; no mark is lost."""
    support = Path(__file__).parents[1] / "support"
    people = [
        subprocess.Popen(
            [sys.executable, "-c", MARK_SIX_TIMES, support, support.parents[1], tiny.root, score, *students],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for score, students in (("1.5", ["ann", "cem"]), ("2.5", ["ben", "cem"]))
    ]
    for person in people:
        assert person.stdout.readline() == "ready\n"
    for person in people:
        person.stdin.write("go\n")
        person.stdin.flush()
    rounds = 0
    while rounds < 2 or any(person.poll() is None for person in people):
        assert graded(tiny, graders, force=True) == ["ann", "ben", "cem", "dee"]
        rounds += 1
    assert [person.wait() for person in people] == [0, 0]
    for n in range(1, 7):
        check = f"r0{n}_check"
        assert tiny.given("ann", check) == (1.5, f"ann, {n}")
        assert tiny.given("ben", check) == (2.5, f"ben, {n}")
        assert tiny.given("cem", check) == (1.5 if n % 2 else 2.5, f"cem, {n}")
    assert [student for student, _ in tiny.scores()] == ["ann", "ben", "cem", "dee"]


def test_a_connection_that_breaks_off_once_costs_nothing(server, tiny, graders):
    course = Course(tiny.root)
    grading = Grading(course, ASSIGNMENT, force=True)
    with server.cutting(tiny.database, most=1) as cutting:
        done = list(grading.run(graders))
    assert cutting.cuts == 1
    assert sorted((one.student, one.score) for one in done) == SCORES == tiny.scores()
    assert not any(one.failure for one in done), done


def test_connections_that_break_off_again_and_again(server, tiny, graders):
    """What could not be entered is said to be so, and is graded the next time; what was there is still there."""
    tiny.give("ben", 1.5, "Nearly.")
    grading = Grading(Course(tiny.root), ASSIGNMENT, force=True)
    with server.cutting(tiny.database) as cutting:
        failed = {one.student for one in grading.run(graders) if one.failure}
    assert cutting.cuts > 1 and failed
    assert set(graded(tiny, graders)) >= {student for student in failed if tiny.mark(student) is None}
    assert graded(tiny, graders) == []
    assert tiny.scores() == [("ann", 2), ("ben", 1.5), ("cem", 0), ("dee", 0)]
    assert tiny.given("ben") == (1.5, "Nearly.")


def test_a_server_that_is_down(server, tiny, monkeypatch, capsys):
    server.stop()
    try:
        monkeypatch.setattr(sys, "argv", ["autograder", "grade", ASSIGNMENT, "--course", str(tiny.root)])
        with pytest.raises(SystemExit) as ended:
            main()
        says = capsys.readouterr().err.strip()
        assert ended.value.code == 2 and len(says.splitlines()) == 1 and "connect" in says, says
        assert "chalk" not in says
    finally:
        server.start()
    assert tiny.scores() == SCORES


def test_a_missing_driver_is_named(tiny):
    tiny.keep_gradebook_at("postgresql+nosuchdriver://127.0.0.1/x")
    with pytest.raises(NoGradebook, match=r"learner-from-scratch\[postgres\]"):
        Grading(Course(tiny.root), ASSIGNMENT)
