"""A submission is graded whatever is in it, and one exercise's trouble stays that exercise's."""

import os
import time
from pathlib import Path

import pytest
from notebooks import EXERCISES, FIBONACCI, PRINT_SHAPES, SOLUTIONS

from autograder.grading.grade import grade
from autograder.grading.grader import Grader
from autograder.reading.submission import read_submission
from autograder.running.limits import Limits


def test_the_model_answers_pass_everything(graded):
    report, exercises = graded(SOLUTIONS, limits=Limits())
    assert {exercise.status for exercise in exercises.values()} == {"passed"}
    assert report.passed
    assert report.score == report.max_score == 2.0 * len(exercises)
    assert any(check.hidden for check in exercises["q16"].checks)


def test_the_released_stubs_are_not_attempted(graded):
    report, exercises = graded(EXERCISES)
    assert {exercise.status for exercise in exercises.values()} == {"not_attempted"}
    assert report.score == 0.0
    assert not report.passed


@pytest.mark.parametrize(
    ("source", "status"),
    [
        ("while True: pass", "timeout"),
        ("import os\nos.kill(os.getpid(), 9)", "crashed"),
        ("import os\nos._exit(0)", "crashed"),
        ("import ctypes\nctypes.string_at(0)", "crashed"),
        ("1 / 0", "error"),
        ("raise SystemExit", "error"),
        ("raise KeyboardInterrupt", "error"),
        ("def fibonacci(n:", "error"),
        ("input()", "error"),
        ("from reference import simple_cnn\n" + FIBONACCI, "refused"),
        ("fibonacci = Linear", "refused"),
        ("fibonacci = Module.__init__", "refused"),
        ("def fibonacci(n=20):\n    while True: pass", "timeout"),
        ("def fibonacci(n=20):\n    import os\n    os.abort()", "crashed"),
        ("def fibonacci(n=20):\n    return fibonacci(n)", "failed"),
        ("x = 3", "missing"),
        ("print('x' * 1_000_000)" + FIBONACCI, "passed"),
        ("import sys\nsys.stderr.write('x' * 1_000_000)" + FIBONACCI, "passed"),
        ("import os\nos.write(1, b'x' * 1_000_000)" + FIBONACCI, "passed"),
        ("%matplotlib inline\n" + FIBONACCI, "passed"),
        ("import time\nawait __import__('asyncio').sleep(0)" + FIBONACCI, "passed"),
        ("torch.set_num_threads(2); torch.manual_seed(1)" + FIBONACCI, "passed"),
    ],
    ids=lambda value: value[:40].replace("\n", " ") if isinstance(value, str) else None,
)
def test_status_and_what_comes_after(graded, notebook, source, status):
    _, exercises = graded(notebook.answer(q16=source, q21=PRINT_SHAPES).path)
    assert exercises["q16"].status == status
    assert exercises["q21"].status == "passed"
    if status != "passed":
        assert exercises["q16"].score == 0.0
        assert exercises["q16"].message or any(check.message for check in exercises["q16"].checks)


def test_a_deleted_cell_is_missing(graded, notebook):
    del notebook.content["cells"][notebook.place("q16")]
    _, exercises = graded(notebook.answer(q21=PRINT_SHAPES).path)
    assert exercises["q16"].status == "missing"
    assert exercises["q21"].status == "passed"


@pytest.mark.parametrize(
    "spoiler",
    [
        "torch = None; Module = None",
        "import builtins\nbuiltins.print = None\nbuiltins.len = None",
        "Module.__setattr__ = None\nLinear.forward = None",
        "torch.Tensor.shape = property(lambda self: 'spoiled')",
        "import sys\nsys.modules.clear()",
        "def print(*args): raise ValueError",
        "import os\nos._exit(1)",
        "while True: pass",
        "get_ipython().run_cell = None",
    ],
)
def test_what_one_cell_spoils_costs_no_other_exercise(graded, notebook, spoiler):
    _, exercises = graded(notebook.answer(q16=spoiler, q21=PRINT_SHAPES).path)
    assert exercises["q16"].status != "passed"
    assert exercises["q21"].status == "passed"


def test_helpers_of_an_earlier_cell_are_there(graded, notebook):
    notebook.answer(q16="def fibonacci(n=20):\n    return helper(n)")
    notebook.insert(notebook.place("q16"), FIBONACCI.replace("fibonacci", "helper"))
    _, exercises = graded(notebook.path)
    assert exercises["q16"].status == "passed"


def test_a_helper_cell_that_spoils_something_is_left_out_where_that_helps(graded, notebook):
    notebook.answer(
        q16=FIBONACCI + "\ndef torch(): pass\nLinear = ConvLayer = torch",
        q21=PRINT_SHAPES + "\ntorch.float32",
    )
    _, exercises = graded(notebook.path)
    assert exercises["q21"].status == "passed"


def test_setup_is_the_released_one(graded, notebook):
    notebook.answer(setup="import torch\nModule = None", q21=PRINT_SHAPES)
    _, exercises = graded(notebook.path)
    assert exercises["q21"].status == "passed"


def test_a_right_part_earns_its_share_and_a_required_check_all(graded, notebook):
    one_too_many_at_zero = FIBONACCI.replace("[0, 1][:n]", "[0, 1][:max(n, 1)]")
    _, exercises = graded(notebook.answer(q16=one_too_many_at_zero, q21=PRINT_SHAPES).path)
    result = exercises["q16"]
    assert result.status == "failed"
    passed = sum(check.status == "passed" for check in result.checks)
    assert result.score == pytest.approx(2.0 * passed / len(result.checks), abs=1e-3)
    loop = "def fibonacci(n=20):\n    xs = [0, 1]\n    while len(xs) < n: xs.append(xs[-1] + xs[-2])\n    return xs[:n]"
    _, exercises = graded(notebook.answer(q16=loop).path)
    assert exercises["q16"].score == 0.0
    assert [c.name for c in exercises["q16"].checks if c.status == "failed"] == ["test_is_recursive"]


def test_the_students_error_is_told_with_the_line_of_their_cell(graded, notebook):
    _, exercises = graded(notebook.answer(q16="def fibonacci(n=20):\n    return [1 / 0]").path)
    failure = exercises["q16"].checks[0].failure
    assert failure.tried == "fibonacci()"
    assert "ZeroDivisionError" in failure.got
    assert failure.lines == ["q16, line 2: return [1 / 0]"]
    assert "site-packages" not in exercises["q16"].checks[0].message


def test_the_same_seed_draws_the_same_inputs(graded, notebook):
    notebook.answer(
        q16="import random\ndef fibonacci(n=20):\n    raise ValueError((n, random.random()))\n    fibonacci(n)"
    )
    messages = []
    for seed in (5, 5, 6):
        report, exercises = graded(notebook.path, seed=seed)
        assert report.seed == seed
        messages.append([check.message for check in exercises["q16"].checks])
    assert messages[0] == messages[1] != messages[2]


def test_only_some_exercises(graded):
    _, exercises = graded(SOLUTIONS, only=["q16"])
    assert list(exercises) == ["q16"]


def test_a_slow_answer_does_not_take_the_limit_for_every_check(graded, notebook):
    notebook.answer(q16="def fibonacci(n=20):\n    while True: pass\n    fibonacci()")
    before = time.monotonic()
    _, exercises = graded(notebook.path, limits=Limits(cell=2, check=2, slow_checks=1))
    assert exercises["q16"].status == "timeout"
    assert time.monotonic() - before < 2 * len(exercises["q16"].checks)


def test_nothing_that_was_started_lives_on_without_a_sandbox(notebook, tmp_path):
    mark = tmp_path / "pid"
    notebook.answer(
        q16="import subprocess, sys\n"
        "p = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)'])\n"
        f"open({str(mark)!r}, 'w').write(str(p.pid))" + FIBONACCI
    )
    with Grader("process") as grader:
        grader.grade(read_submission(notebook.path), only=["q16"])
    pid = int(mark.read_text())
    for _ in range(50):
        if not Path(f"/proc/{pid}").exists() or "Z" in Path(f"/proc/{pid}/stat").read_text().split()[2]:
            break
        time.sleep(0.1)
    else:
        os.kill(pid, 9)
        pytest.fail("a process that the student's cell started is still there")


def test_a_worker_serves_many_submissions(root, notebook):
    submission = read_submission(notebook.answer(q16="import os\nos._exit(3)", q21=PRINT_SHAPES).path)
    for _ in range(3):
        report = grade(submission, root)
        assert [exercise.status for exercise in report.exercises if exercise.id in ("q16", "q21")] == [
            "crashed",
            "passed",
        ]


def test_expected_values_and_hidden_inputs_do_not_travel(root, notebook):
    """The probe that looks around sees the names that its probe needs, not those of the check's module."""
    looks = (
        "import gc\nseen = []\n"
        "def fibonacci(n=20):\n"
        "    for f in [o for o in gc.get_objects() if type(o).__name__ == 'dict' and 'FIRST_20' in o]:\n"
        "        return f['FIRST_20']\n"
        "    return fibonacci and 'nothing to steal'\n"
    )
    report = grade(read_submission(notebook.answer(q16=looks).path), root, only=["q16"])
    assert "nothing to steal" in report.exercises[0].checks[0].message
