"""Checks of q29: one_batch, in training and in validation."""

from autograder.checking import fail, required
from checks.q29.probes import judge

HINTS = [
    "Four steps, in this order: the event before, predictions and loss, the update, the event after. Which of them has no place "
    "in validation?",
    "Read xb, yb = learner.batch after the call of before_batch. Put both loss.backward() and opt.step() under "
    "if learner.model.training, and nothing else.",
    "learner('before_batch'); xb, yb = learner.batch; learner.preds = learner.model(xb); learner.loss = "
    "learner.loss_func(learner.preds, yb); if learner.model.training: learner.loss.backward(); learner.opt.step(). Then "
    "learner('after_batch').",
]


@required
def test_trains(student):
    "in training it predicts, works out the loss, and takes one step of the optimizer"
    judge(student, [{"training": True}])
    if "one_batch" in student.form.uses("one_batch"):
        why = "This is the Learner's own one_batch. Write the steps yourself."
        fail(why, tried="reading your cell", expected="steps of your own", got="learner.one_batch")


@required
def test_leaves_the_model_alone_in_validation(student):
    "in validation it predicts and works out the loss, and leaves weights and gradients alone"
    judge(student, [{"training": False}])
    judge(student, [{"training": False, "grads": True}])


def test_batch_after_the_event(student):
    "it uses the batch that is there after before_batch, which a callback may have replaced"
    judge(student, [{"training": True, "replaced": True}])
    judge(student, [{"training": False, "replaced": True}])


def test_one_after_another(student):
    "gradients of one batch do not leak into the next"
    kinds = (True, False, False, True)
    judge(student, [{"training": training, "seed": i, "n": 8 + i} for i, training in enumerate(kinds)])
