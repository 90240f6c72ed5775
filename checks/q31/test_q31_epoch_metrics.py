"""Checks of q31: EpochMetrics, which starts afresh with each pass."""

from autograder.checking import fail, is_number, kind_of, required, short
from checks.q31.probes import fits, judge

HINTS = [
    "What has to be zero when the first batch of a pass comes? Which event comes before that, in every pass and at no other time?",
    "In before_epoch set the count of items and the sums to 0. In after_batch add to them, the loss times len(yb). In after_epoch "
    "divide, and append the row.",
    "after_batch: self.n += len(yb); self.loss_sum += self.loss.item() * len(yb); self.n_right += (self.preds.argmax(dim=1) "
    "== yb).sum().item(). after_epoch: self.history.append((self.epoch, self.model.training, self.loss_sum / self.n, "
    "self.n_right / self.n)).",
]


@required
def test_each_pass_alone(student):
    "each pass over a data loader has a row, with the loss and accuracy of that pass alone"
    judge(student, {"n_epochs": 2})


def test_counts_every_item_once(student):
    "a short batch counts for less: loss and accuracy are means over items"
    judge(student, {"batch_sizes": (12, 12, 3)})


def test_nothing_is_left_of_a_cancelled_pass(student):
    "a pass that was cancelled half way leaves nothing behind in the next fit"
    judge(student, {"n_epochs": 2, "cancel": (1, True, 1)}, {"seed": 1})


def two_instances(names):
    from reference import toy_learner

    first, second = names.EpochMetrics(), names.EpochMetrics()
    toy_learner(cbs=[first]).fit(1)
    n_first = len(first.history)
    toy_learner(cbs=[second], seed=3).fit(1)
    return n_first, len(first.history), len(second.history)


def test_instances_share_nothing(student):
    "each EpochMetrics has a history of its own"
    tried = (
        "first, second = EpochMetrics(), EpochMetrics()\ntoy_learner(cbs=[first]).fit(1)\ntoy_learner(cbs=[second]).fit(1)\n"
        "len(first.history), len(second.history)"
    )
    n_first, n_after, n_second = student.observe(two_instances, tried=tried)
    if (n_after, n_second) != (2, 2):
        why = "A list in the class's body, or as a default argument, is shared by all instances: make it in __init__."
        if n_first < 2:
            why = "A fit of one epoch makes two rows."
        fail(why, expected="(2, 2)", got=f"({n_after}, {n_second})")


def test_plain_numbers(student):
    "the numbers in a row are plain numbers, not tensors"
    plan = [{"n_epochs": 1, "batch_sizes": (8, 5), "seed": 0, "cancel": ()}]
    (rows,) = student.observe(
        fits, plan, tried="cb = EpochMetrics()\ntoy_learner(cbs=[cb]).fit(1)\ncb.history"
    )
    if not rows:
        fail("There are no rows after the fit.", expected="two rows", got="none")
    for row in rows:
        for what, value in zip(("epoch", "training", "loss", "accuracy"), row, strict=False):
            if not (is_number(value) or isinstance(value, bool)):
                why = (
                    f"The {what} is a {kind_of(value)}. A tensor that is kept also keeps the graph that made it: take its "
                    "number with .item()."
                )
                fail(why, expected="a number", got=short(value))
