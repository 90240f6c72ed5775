"""Checks of m05: CancelFitException, Callback and Learner."""

from autograder.checking import required
from checks.m05.callbacks import judge_company, judge_delegation, judge_overriding
from checks.m05.events import judge_attributes, judge_cancelled, judge_error, judge_events, judge_hook
from checks.m05.probes import judge_losses, judge_optimizer, judge_validation
from checks.shared.parts import judge_own

HINTS = [
    "__init__ keeps its arguments (store_attr() does that) and sets cb.learner = self for each callback. __call__(name) looks the method up with "
    "getattr(cb, name, None), and calls it if there is one.",
    "fit: the event, the optimizer, then try around the loop over epochs, except CancelFitException: pass, and the last event below both. "
    "`for self.epoch in range(n_epochs)` counts on the learner itself.",
    "one_epoch: set model.training, announce, `for self.num, self.batch in enumerate(dl): self.one_batch()`, announce. one_batch: announce, then read "
    "self.batch, keep self.preds and self.loss; in training self.loss.backward() and self.opt.step(); announce.",
]


@required
def test_own(student):
    "an epoch has all its events, without the reference's Learner or torch.optim"
    judge_own(
        student,
        ["CancelFitException", "Callback", "Learner"],
        ["CancelFitException", "Callback", "Learner"],
    )
    judge_events(student, 1)


@required
def test_losses(student):
    "with the same weights and batches, its losses are the reference's"
    judge_losses(student, n_epochs=7, lr=round(student.random.uniform(0.2, 0.4), 3))


def test_events(student):
    "all events come in order, in training and in validation, and the model's hook runs"
    judge_events(student, 2)
    judge_hook(student)


def test_attributes(student):
    "epoch, num, n_epochs, batch, preds and loss are the learner's, and a callback may replace the batch"
    judge_attributes(student, 2)
    judge_losses(student, n_epochs=1, lr=0.1, scale=0.5)


def test_optimizer(student):
    "each fit makes one optimizer, after before_fit, with the rate of that time"
    judge_optimizer(student)


def test_validation(student):
    "validation changes neither weights nor gradients"
    judge_validation(student)


def test_cancelled(student):
    "a CancelFitException ends the whole fit quietly, and only after_fit still runs"
    judge_cancelled(student, "before_batch", True)
    judge_cancelled(student, "after_epoch", False)


def test_other_errors(student):
    "any other exception reaches the caller"
    for kind in ("ValueError", "KeyboardInterrupt", "AttributeError"):
        judge_error(student, kind, "after_batch", True)


def test_callbacks(student):
    "an event reaches every callback that has a method for it, and callbacks find on the learner what they lack"
    judge_company(student)
    judge_delegation(student)


def test_overriding(student):
    "a subclass can override one_epoch, one_batch and the events"
    judge_overriding(student)
