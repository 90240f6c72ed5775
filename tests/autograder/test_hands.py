"""Parts of a submission that are graded at the same time: they find what one hand finds, and do each other no harm."""

import pytest
from attack_files import model_answers
from notebooks import SOLUTIONS, EditedNotebook

from autograder.course.assignment import find_exercise
from autograder.grading.grader import Grader
from autograder.reading.submission import read_submission
from autograder.running.limits import Limits

WRONG = {
    "q03": "def path_labels(path):\n    return []",
    "q16": "def fibonacci(n=20):\n    return [0, 1] * (n // 2)",
    "q24": "def cross_entropy(logits, targets):\n    return logits.sum()",
    "q29": "def one_batch(learner):\n    learner('before_batch')",
    "q33": "raise ValueError('half done')",
}


@pytest.fixture
def solved(tmp_path):
    """A folder with all notebooks solved, in which answers are replaced."""

    def with_answers(**answers):
        for notebook in assignment.notebooks:
            edited = EditedNotebook(tmp_path, notebook.name, released=SOLUTIONS)
            edited.answer(**{e.id: answers[e.id] for e in notebook.exercises if e.id in answers})
        return read_submission(tmp_path)

    assignment, _, _ = find_exercise("q01")
    return with_answers


def verdicts(report):
    return [
        (e.id, e.status, e.score, [(c.name, c.status, c.message) for c in e.checks]) for e in report.exercises
    ]


def test_two_hands_find_what_one_finds(solved):
    submission = solved(**WRONG)
    reports = []
    for processors in (1, 2):
        with Grader(processors=processors) as grader:
            reports += [grader.grade(submission, seed=seed) for seed in (5, 5)]
    one, again, two, two_again = map(verdicts, reports)
    assert [id for id, *_ in one] == [a.exercise.id for a in submission.answers]
    assert {id for id, status, *_ in one if status != "passed"} == set(WRONG)
    assert one == again == two == two_again


@pytest.mark.parametrize(
    "meanwhile",
    [
        "while True: pass",
        "import os\nos.kill(-1, 9)",
        "import os, signal\nfor pid in range(2, 30000):\n    os.kill(pid, 9)",
        "import shutil\nshutil.rmtree('/tmp', ignore_errors=True)",
    ],
    ids=["hangs", "kills all", "kills by number", "empties tmp"],
)
def test_what_an_answer_does_costs_those_of_other_notebooks_nothing(solved, meanwhile):
    # All of one notebook's answers do it, so that it happens all the while that another notebook's are checked.
    bad = {id: f"{source}\n{meanwhile}" for id, source in model_answers().items() if "q11" <= id <= "q14"}
    with Grader(limits=Limits(cell=2), processors=2) as grader:
        if not grader.root.separate:
            pytest.skip("without namespaces answers are graded one after the other")
        report = grader.grade(solved(**bad))
    spoilt = {
        e.id: [c.message for c in e.checks if c.message] for e in report.exercises if e.status != "passed"
    }
    in_their_notebook = {"q11", "q12", "q13", "q14"}
    assert spoilt.keys() <= in_their_notebook, spoilt
    if "rmtree" not in meanwhile:
        assert spoilt.keys() == in_their_notebook
