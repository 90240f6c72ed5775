"""Checks of r05: GradientAccumulation."""

from autograder.checking import required
from checks.r05.probes import MEANINGS, judge, judge_losses  # noqa: F401

PASSED = (
    "Large models are trained like this on small GPUs. fastai's own GradientAccumulation is a callback too."
)

HINTS = [
    "Which call in `one_batch` must do nothing after most batches? Put something of yours in its place, once in each fit, and keep the "
    "optimizer's own to call it at the end of a group.",
    "After each backward, add (items in the batch) times `p.grad` to a sum for each parameter, and clear `p.grad`. At the end of a group, put the "
    "sum divided by the group's items into `p.grad` and let the optimizer step. A group ends after `n_batches`, or with the pass.",
    "The group ends when `(self.num + 1) % self.n_batches == 0 or self.num + 1 == len(self.dls.train)`. In `before_epoch`, if "
    "`self.model.training and self.epoch == 0`: `self.opt_step, self.opt.step = self.opt.step, self.step`.",
]


@required
def test_one_step_for_a_group(student):
    "four batches in groups of two give the two steps of two large batches, in every epoch"
    judge(student, {"n_epochs": 2})


def test_last_odd_batches(student):
    "the batches that are left at the end of a pass have a step of their own"
    judge(student, {"n_batches": 3, "sizes": (8, 8, 8, 8, 8), "n_epochs": 2})


def test_every_item_counts_the_same(student):
    "batches of different sizes count by their items"
    judge(student, {"sizes": (12, 3, 5, 9, 4), "n_epochs": 2})


def test_the_optimizers_own_step(student):
    "an optimizer with momentum and weight decay steps once for each group"
    judge(student, {"n_epochs": 2, "momentum": True})


def test_rates(student):
    "a step uses the rate that a callback has set"
    judge(student, {"rates": [0.1, 0.3, 0.02, 0.5]})


def test_several_fits(student):
    "a learner can be fitted again"
    judge(student, {"n_epochs": 1}, {"n_epochs": 2})


def test_losses_are_the_batches_own(student):
    "other callbacks see each batch's own mean loss"
    judge_losses(student, sizes=(8, 8, 5))


def test_small_and_large_groups(student):
    "groups may be of one batch, or larger than a pass"
    judge(student, {"n_batches": 1, "sizes": (8, 3, 5)})
    judge(student, {"n_batches": student.random.randrange(4, 9), "sizes": (8, 3, 5), "n_epochs": 2})


def test_another_learner(student):
    "the callback can be used for another learner after the first"
    judge(student, {"sizes": (8, 4, 6)}, {"sizes": (4, 6), "seed": 7}, same_learner=False)
