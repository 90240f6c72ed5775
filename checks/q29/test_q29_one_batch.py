"""Checks of q29: one_batch, in training and in validation."""

from autograder.checking import Student, fail, required
from checks.q29.probes import MEANINGS, judge  # noqa: F401

HINTS = [
    "Four steps, in this order: the event before, predictions and loss, the update, the event after. Which of them does not belong "
    "in validation?",
    "Read `xb, yb = learner.batch` after calling `before_batch`. Put both `learner.loss.backward()` and `learner.opt.step()` under "
    "`if learner.model.training`, and nothing else.",
    "```python\nlearner('before_batch')\nxb, yb = learner.batch\nlearner.preds = learner.model(xb)\n"
    "learner.loss = learner.loss_func(learner.preds, yb)\nif learner.model.training:\n    learner.loss.backward()\n"
    "    learner.opt.step()\nlearner('after_batch')\n```",
]

PASSED = "This is the chapter's `Learner.one_batch`: every callback in this notebook acts at one of its two events."


@required
def test_trains(student: Student) -> None:
    "in training it predicts, works out the loss, and takes one step of the optimizer"
    judge(
        student,
        [{"training": True, "n": student.random.randrange(5, 20), "seed": student.random.randrange(1000)}],
    )
    if "one_batch" in student.form.uses("one_batch"):
        why = "This leaves the work to Learner's own one_batch. Write the steps yourself."
        fail(why, tried="reading your cell", expected="steps of your own", got="learner.one_batch")


@required
def test_leaves_the_model_alone_in_validation(student: Student) -> None:
    "in validation it predicts and works out the loss, and leaves weights and gradients alone"
    judge(student, [{"training": False}])
    judge(student, [{"training": False, "grads": True}])


def test_batch_after_the_event(student: Student) -> None:
    "it uses the batch that is there after before_batch, which a callback may have replaced"
    judge(student, [{"training": True, "replaced": True}])
    judge(student, [{"training": False, "replaced": True}])


def test_one_after_another(student: Student) -> None:
    "gradients of one batch do not leak into the next"
    kinds = (True, False, False, True)
    judge(student, [{"training": training, "seed": i, "n": 8 + i} for i, training in enumerate(kinds)])


def test_any_loss(student: Student) -> None:
    "the loss is the learner's own, with the predictions first and then the targets"
    for training in (True, False):
        judge(student, [{"training": training, "seed": student.random.randrange(1000)}], loss="gap", lr=0.01)
