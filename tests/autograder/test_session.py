"""Answers that are brought to life while another is checked stay out of its way."""

import pytest
from notebooks import FIBONACCI, PRINT_SHAPES

from autograder.limits import Limits
from autograder.session import WorkerSession
from autograder.submission import read_submission

ORDER = ["q16", "q17", "q18", "q21"]
FUNCTIONS = {"q16": "fibonacci", "q17": "Module", "q18": "Linear", "q21": "print_shapes"}
ANSWERS = {
    exercise_id: f"{name} = lambda *args: {exercise_id[1:]}" for exercise_id, name in FUNCTIONS.items()
}


@pytest.mark.parametrize(
    "asked",
    [ORDER, ["q16", "q18", "q17", "q21"], ["q21", "q16"], ["q17", "q17", "q21", "q18", "q16"]],
    ids="-".join,
)
def test_whatever_is_asked_for_next_is_what_is_tried(root, notebook, asked):
    submission = read_submission(notebook.answer(**ANSWERS).path)
    session = WorkerSession(submission, root, Limits(), 1, ORDER)
    try:
        for number, exercise_id in enumerate(asked):
            student = session.student(exercise_id, "check")
            assert student.call(FUNCTIONS[exercise_id]) == int(exercise_id[1:])
            if exercise_id not in asked[number + 1 :]:
                session.finished(exercise_id)
    finally:
        session.close()


@pytest.mark.parametrize(
    ("following", "status"),
    [
        ("while True: pass", "timeout"),
        ("import os\nos.kill(-1, 9)", "error"),
        ("import os, signal\nfor pid in range(2, 30000):\n    os.kill(pid, 9)", "error"),
        ("import shutil\nshutil.rmtree('/tmp', ignore_errors=True)", "failed"),
    ],
    ids=["hangs", "kills all", "kills by number", "empties tmp"],
)
def test_what_the_next_answer_does_meanwhile_costs_this_one_nothing(
    root, graded, notebook, following, status
):
    if "kill" in following and root.isolation != "sandbox":
        pytest.skip("without a sandbox this would kill whatever is the user's")
    if status != "timeout":
        following += "\nModule = None"
    edited = notebook.answer(q16="import time; time.sleep(1)" + FIBONACCI, q17=following, q21=PRINT_SHAPES)
    _, exercises = graded(edited.path)
    assert exercises["q16"].status == "passed"
    assert exercises["q21"].status == "passed"
    assert exercises["q17"].status == status
