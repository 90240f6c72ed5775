"""Where a check is at fault, the class is graded all the same, and a person has the last word."""

import pytest
from tiny_class import CHECK, NOTEBOOK, RIGHT, SCORES, WRONG, TinyClass

pytestmark = pytest.mark.xdist_group("classroom")


def grade_row(tiny, student):
    with tiny.gradebook() as gradebook:
        found = gradebook.find_grade(CHECK, NOTEBOOK, "further_research", student)
        return found.auto_score, found.needs_manual_grade


@pytest.fixture
def tiny(tmp_path):
    made = TinyClass.made(tmp_path / "course")
    made.hand_in("ann", RIGHT)
    made.hand_in("ben", WRONG)
    return made


def test_one_check_at_fault(tiny):
    (tiny.hidden_checks() / "test_r04_more.py").write_text("def test_more(student):\n    'more'\n    oops\n")
    done = tiny.grade("--jobs", "1")
    assert done.returncode == 0, done.stderr
    assert tiny.scores() == SCORES[:2]
    assert grade_row(tiny, "ann") == (2, True)
    loud = [
        line for line in done.stdout.splitlines() if line.startswith("! r04: the check test_more is at fault")
    ]
    assert len(loud) == 1, done.stdout
    assert any("test_more is at fault" in problem for problem in tiny.mark("ann").problems)


def test_no_file_of_checks_that_can_be_imported(tiny, monkeypatch):
    from tiny_class import ASSIGNMENT, OneGrader

    from autograder.classroom.course import Course
    from autograder.classroom.grade import Grading
    from autograder.grading import checkrun
    from autograder.grading.grader import Grader

    for file in tiny.hidden_checks().glob("test_r04*.py"):
        file.write_text("import no_such_module")
    found = checkrun.visible_checks
    monkeypatch.setattr(checkrun, "visible_checks", lambda id: [] if id == "r04" else found(id))
    with Grader() as grader:
        done = list(Grading(Course(tiny.root), ASSIGNMENT).run(OneGrader(grader)))
    assert not any(one.failure for one in done)
    for student in ("ann", "ben"):
        assert grade_row(tiny, student) == (None, True)
    assert all(one.waits and list(one.results.values()).count("broken") == 1 for one in done)
