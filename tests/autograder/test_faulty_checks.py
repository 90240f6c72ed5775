"""A check that is at fault costs nobody a mark, and everybody is told: the student, the author, the instructor."""

import io
import subprocess
import sys

import pytest
from notebooks import FIBONACCI, PROJECT, SOLUTIONS
from rich.console import Console

from autograder.authoring.verify import KnownAnswer, _complaint
from autograder.grading import checkrun
from autograder.grading.grader import Grader
from autograder.judging.student import lacks_a_name
from autograder.judging.verdict import verdict
from autograder.reading.submission import read_submission
from autograder.reporting.html import card
from autograder.reporting.terminal import exercise_in_full, show

HEAD = """
import sys
import pytest
from autograder.judging.checking import expect_equal, required

@pytest.fixture
def torn():
    raise KeyError("torn")

@pytest.fixture
def torn_down():
    yield
    raise KeyError("torn")

def misspelt(names):
    return names.fibonacci(2), expected

"""
FAULTS = {
    "a misspelt name": 'def test_more(student):\n    "more"\n    expect_equl(student.call("fibonacci", 1), [0])',
    "a wrong call": 'def test_more(student):\n    "more"\n    expect_equal(1, 2, 3)',
    "a value it did not think of": 'def test_more(student):\n    "more"\n    student.call("fibonacci", 1).shape',
    "a fixture": 'def test_more(student, torn):\n    "more"',
    "a fixture in the end": 'def test_more(student, torn_down):\n    "more"',
    "no such fixture": 'def test_more(studnet):\n    "more"',
    "it ends the program": 'def test_more(student):\n    "more"\n    sys.exit(0)',
    "it ends pytest": 'def test_more(student):\n    "more"\n    pytest.exit("enough")',
    "it skips": 'def test_more(student):\n    "more"\n    pytest.skip("today")',
    "a name in its probe": 'def test_more(student):\n    "more"\n    student.observe(misspelt)',
    "what no process can be sent": 'def test_more(student):\n    "more"\n    student.call("fibonacci", (i for i in []))',
    "an endless recursion": 'def test_more(student):\n    "more"\n    def deep(): deep()\n    deep()',
}


@pytest.fixture
def q16(grader, notebook, tmp_path):
    """Grades an answer to q16 with another file of hidden checks: its result, and the report."""
    folder = tmp_path / "solutions" / "learner_from_scratch" / "hidden_checks"
    folder.mkdir(parents=True)

    def graded(checks, answer=FIBONACCI):
        (folder / "test_q16_more.py").write_text(checks)
        submission = read_submission(notebook.answer(q16=answer).path)
        report = grader.grade(submission, only=["q16"], solutions=tmp_path / "solutions")
        return report.exercises[0], report

    return graded


def on_terminal(thing):
    console = Console(file=io.StringIO(), width=200)
    thing(console)
    return console.file.getvalue()


@pytest.mark.parametrize("required", [False, True])
@pytest.mark.parametrize("what", FAULTS)
def test_it_costs_nothing_whatever_is_wrong_with_it(q16, what, required):
    source = HEAD + ("@required\n" if required else "") + FAULTS[what]
    right, _ = q16(source)
    assert (right.status, right.score) == ("passed", 2.0)
    (more,) = [check for check in right.checks if check.hidden]
    assert (more.status, more.required) == ("broken", required), more.message


def test_it_gives_nothing_either(q16):
    wrong = FIBONACCI.replace("[0, 1][:n]", "[0, 1][:max(n, 1)]")
    without, _ = q16("def test_more(student):\n    'more'\n    assert 1 == 2", wrong)
    alone, _ = q16(HEAD + FAULTS["a misspelt name"], wrong)
    judged = [check for check in alone.checks if not check.hidden]
    passed = sum(check.status == "passed" for check in judged)
    assert alone.status == without.status == "failed" and without.score < alone.score
    assert alone.score == pytest.approx(2 * passed / len(judged), abs=1e-3) and passed < len(judged)


def test_the_student_is_told_and_so_is_the_instructor(q16):
    result, report = q16(HEAD + FAULTS["a misspelt name"])
    sentence = "This check is at fault; your answer was not judged by it."
    for shown in (card(result), on_terminal(lambda console: console.print(exercise_in_full(result)))):
        assert sentence in shown and "expect_equl" not in shown
    line = "q16: the check test_more is at fault (NameError: name 'expect_equl' is not defined)"
    assert report.problems[0].startswith(line) and report.faults == report.problems
    assert f"! {line}" in on_terminal(lambda console: show(report, console))


def test_the_author_gets_the_traceback_from_the_checks_own_lines_on(q16):
    source = HEAD + FAULTS["a misspelt name"]
    result, _ = q16(source)
    (more,) = [check for check in result.checks if check.hidden]
    assert more.fault.startswith("Traceback") and "pluggy" not in more.fault
    assert 'expect_equl(student.call("fibonacci", 1), [0])' in more.fault
    right, wrong = (KnownAnswer("q16", "a", "an answer", "", fails) for fails in ((), ("test_first_twenty",)))
    for answer in (right, wrong):
        assert "test_more is at fault" in _complaint(answer, result) and "NameError" in _complaint(
            answer, result
        )


@pytest.mark.parametrize(
    "source", ["import no_such_module", "def test_more(student:", "import sys\nsys.exit(3)", "1 / 0"]
)
def test_checks_that_cannot_be_imported_are_their_exercises_trouble(q16, source):
    result, report = q16(source)
    assert (result.status, result.score) == ("passed", 2.0)
    (more,) = [check for check in result.checks if check.hidden]
    assert (more.name, more.status) == ("test_q16_more", "broken")
    assert more.fault and report.faults
    assert q16("def test_more(student):\n    'more'")[1].faults == [], "mended, it is read anew"


@pytest.mark.parametrize("source", ["import no_such_module", "", None])
def test_where_nothing_can_judge_a_person_does(notebook, tmp_path, monkeypatch, source):
    found = checkrun.visible_checks
    file = tmp_path / "test_q16_all.py"
    if source is not None:
        file.write_text(source)
    ours = [file] if source is not None else []
    monkeypatch.setattr(checkrun, "visible_checks", lambda id: ours if id == "q16" else found(id))
    submission = read_submission(notebook.answer(q16=FIBONACCI, q20="Sequential = 3").path)
    with Grader() as grader:
        report = grader.grade(submission, only=["q16", "q20"], solutions=tmp_path)
    q16, q20 = report.exercises
    assert (q16.status, q16.score) == ("broken", 0.0) and q20.status == "failed"
    assert "A person will look at it" in q16.message and "q16: the check" in report.problems[0]


def test_pytest_shows_where_the_check_went_wrong(tmp_path):
    (tmp_path / "test_q16_more.py").write_text(HEAD + FAULTS["a misspelt name"])
    command = [sys.executable, "-m", "pytest", str(tmp_path), "--submission", str(SOLUTIONS)]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, timeout=300)
    assert done.returncode == 1
    assert 'expect_equl(student.call("fibonacci", 1), [0])' in done.stdout and "NameError" in done.stdout


@pytest.mark.parametrize(
    "says, lacks",
    [
        ("name 'misspelt' is not defined", True),
        ("name 'len' is not defined", False),
        ("name 'pytest' is not defined", False),
        ("name 'x', whatever else a student's code says", False),
    ],
)
def test_a_name_that_was_taken_from_a_probe_is_no_fault_of_the_checks(says, lacks):
    def probe(names):
        return pytest

    assert lacks_a_name(probe, says) == lacks


def test_what_is_no_plain_data_puts_no_check_at_fault():
    assert verdict(TypeError("'Opaque' object is not iterable"), "", "ndarray")[0] == "failed"
    assert verdict(TypeError("'Opaque' object is not iterable"), "")[0] == "broken"
    assert verdict(NameError("name 'misspelt' is not defined"), "", "ndarray")[0] == "broken"
