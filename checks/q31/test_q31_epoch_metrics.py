"""Checks of q31: EpochMetrics, which starts afresh with each pass."""

from autograder.checking import Student, expect, required
from checks.q31.probes import MEANINGS, fits, judge, two_instances  # noqa: F401
from checks.shared.rows import judge_plain, telling_seed

HINTS = [
    "What has to be zero when the first batch of a pass comes? Which event comes before that, in every pass and at no other time?",
    "In `before_epoch` set the count of items and the sums to 0. In `after_batch` add to them: the loss times `len(yb)`. In "
    "`after_epoch` divide, and append the row.",
    "`after_batch`:\n```python\nxb, yb = self.batch\nself.n += len(yb)\nself.loss_sum += self.loss.item() * len(yb)\n"
    "self.n_right += (self.preds.argmax(dim=1) == yb).sum().item()\n```\n`after_epoch`: append "
    "`(self.epoch, self.model.training, self.loss_sum / self.n, self.n_right / self.n)`.",
]

PASSED = (
    "The chapter's `TrackResults` prints such a row after every pass: it is how you watch a network learn."
)


@required
def test_each_pass_alone(student: Student) -> None:
    "each pass over a data loader has a row, with the loss and accuracy of that pass alone"
    judge(student, {"n_epochs": 2, "seed": telling_seed(student.random, 2, (8, 8, 8))})


def test_counts_every_item_once(student: Student) -> None:
    "a short batch counts for less: loss and accuracy are means over items"
    sizes = (12, 12, student.random.randrange(3, 6))
    judge(student, {"batch_sizes": sizes, "seed": telling_seed(student.random, 1, sizes)})
    judge(student, {"batch_sizes": (9, 1), "seed": telling_seed(student.random, 1, (9, 1))})


def test_nothing_is_left_of_a_cancelled_pass(student: Student) -> None:
    "a pass that was cancelled half way has no row, and leaves nothing behind in the next fit"
    judge(student, {"n_epochs": 2, "cancel": (1, True, 1)}, {"seed": student.random.randrange(1, 1000)})


def test_instances_share_nothing(student: Student) -> None:
    "each EpochMetrics has a history of its own"
    tried = (
        "first, second = EpochMetrics(), EpochMetrics()\ntoy_learner(cbs=[first]).fit(1)\ntoy_learner(cbs=[second]).fit(1)\n"
        "len(first.history), len(second.history)"
    )
    n_first, n_after, n_second = student.observe(two_instances, tried=tried)
    why = "A list in the class's body, or as a default argument, is shared by all instances. Make it in __init__."
    expect(n_after == n_first and n_second <= n_first, why, expected="(2, 2)", got=f"({n_after}, {n_second})")


def test_plain_numbers(student: Student) -> None:
    "the numbers in a row are plain numbers, not tensors"
    plan = [{"n_epochs": 1, "batch_sizes": (8, 5), "seed": 0, "cancel": ()}]
    (rows,) = student.observe(
        fits, plan, tried="cb = EpochMetrics()\ntoy_learner(cbs=[cb], batch_sizes=[8, 5]).fit(1)\ncb.history"
    )
    judge_plain(rows)
