"""What keeps the attacks from succeeding: with one protection switched off, they do."""

import pytest
from attack_files import ATTACKS, LIMITS, Attack, submission_with

from autograder.grading.grader import Grader

pytestmark = pytest.mark.xdist_group("attacks")


def grade(grader, attack, folder, canary):
    report = grader.grade(submission_with(folder, attack, canary), only=[attack.exercise])
    return report.exercises[0]


@pytest.fixture(scope="module")
def bare_grader():
    """One that runs student code without a sandbox."""
    with Grader("process", LIMITS) as grader:
        yield grader


@pytest.mark.parametrize("name", ["19_the_solutions_on_disk", "40_read_source"])
def test_without_the_sandbox_an_answer_can_be_read_off_the_disk(name, grader, bare_grader, tmp_path, canary):
    assert grade(grader, ATTACKS[name], tmp_path, canary).score == 0
    assert grade(bare_grader, ATTACKS[name], tmp_path, canary).score > 0


@pytest.mark.parametrize(
    "source",
    [
        "raise RuntimeError(open('@canary@/secret.txt').read())",
        "import os\nraise RuntimeError(''.join(p for p in os.listdir('@canary@')))",
        "import os\nos.mkdir('@canary@/made')\nos.rmdir('@canary@/made')\nraise RuntimeError('secret: made')",
    ],
)
def test_without_the_sandbox_files_outside_can_be_reached(source, grader, bare_grader, tmp_path, canary):
    attack = Attack("snoop", "q16", "reaches what is not its own", "", (("", source),))
    assert "Error: [Errno 2]" in grade(grader, attack, tmp_path, canary).message
    message = grade(bare_grader, attack, tmp_path, canary).message
    assert "bird" in message or "secret" in message


@pytest.mark.parametrize(
    "name",
    [
        "45_by_pickle",
        "42_subclass_of_the_answer",
        "46_from_a_global",
        "48_the_learners_own_batch",
    ],
)
def test_with_the_references_own_answers_in_memory_they_can_be_had(
    name, grader, tmp_path, canary, monkeypatch
):
    assert grade(grader, ATTACKS[name], tmp_path, canary).score == 0
    monkeypatch.setattr("autograder.course.manifest.Course.held", lambda course, exercise_id: [])
    assert grade(grader, ATTACKS[name], tmp_path, canary).score > 0


HONEST_TRIAL = """
def fit(learner, n_epochs):
    learner("before_fit")
    learner.n_epochs = n_epochs
    try:
        for learner.epoch in range(n_epochs):
            learner.one_epoch(True)
            learner.one_epoch(False)
    except CancelFitException:
        pass
    learner("after_fit")


theirs = toy_learner()
theirs.fit(2)
mine = toy_learner()
mine.opt = SGD(mine.model.parameters(), mine.lr)
fit(mine, 2)
assert all(torch.equal(p, q) for p, q in zip(mine.model.parameters(), theirs.model.parameters()))
"""


def test_whoever_compares_with_the_notebooks_own_learner_loses_nothing(grader, tmp_path, canary):
    attack = Attack(
        "honest", "q28", "tries the learner's own fit beside the answer", "", (("", HONEST_TRIAL),)
    )
    assert grade(grader, attack, tmp_path, canary).status == "passed"
