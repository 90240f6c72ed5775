"""Checks of q25: PlainTrackResults, a callback with no base class."""

from autograder.checking import Student, expect, expect_equal, required, short
from checks.q25.probes import MEANINGS, after_a_cancel, class_facts, judge_rows, track, two_instances  # noqa: F401
from checks.shared.rows import judge_plain, telling_seed

HINTS = [
    "Without GetAttr nothing is looked up for you: what a `Callback`'s methods call `self.loss` is `self.learner.loss` here.",
    "Start fresh sums in `before_epoch`, add to them in `after_batch`, and append the row in `after_epoch`. So that all items "
    "count the same, each batch counts `len(yb)` times.",
    "`after_batch`:\n```python\nxb, yb = self.learner.batch\nself.n += len(yb)\n"
    "self.loss_sum += self.learner.loss.item() * len(yb)\n"
    "self.n_right += (self.learner.preds.argmax(dim=1) == yb).sum().item()\n```\nIn `after_epoch` divide both by `self.n`.",
]

PASSED = "The chapter's `TrackResults` inherits from `Callback` and can write `self.loss`. Now you know what that saves."


@required
def test_tracks_every_pass(student: Student) -> None:
    "a fit leaves a row (epoch, training, mean loss, accuracy) for each pass"
    judge_rows(student, 2, (8, 8, 8), telling_seed(student.random, 2, (8, 8, 8)))


@required
def test_stands_alone(student: Student) -> None:
    "PlainTrackResults has no base class"
    student.observe(track, 1, (8,), 0, tried="toy_learner(cbs=[PlainTrackResults()]).fit(1)")
    bases = [base for base in student.form.bases("PlainTrackResults") if base != "object"]
    why = "It has a base class. Write class PlainTrackResults: and reach everything through self.learner."
    expect(not bases, why, tried="reading your cell", expected="no base class", got=", ".join(bases))
    ancestors = student.observe(class_facts, tried="PlainTrackResults.__mro__")
    expect(
        ancestors == ["PlainTrackResults", "object"],
        why,
        expected="PlainTrackResults, object",
        got=short(ancestors),
    )


def test_counts_every_item_once(student: Student) -> None:
    "a short last batch counts for less: loss and accuracy are means over items"
    sizes = (12, 12, student.random.randrange(3, 6))
    judge_rows(student, 1, sizes, telling_seed(student.random, 1, sizes))
    judge_rows(student, 1, (9, 1), telling_seed(student.random, 1, (9, 1)))


def test_epoch_and_training_are_the_learners(student: Student) -> None:
    "each row has the learner's own epoch and training, also when the fit before was cancelled"
    starts = student.observe(
        after_a_cancel,
        tried="toy_learner(cbs=[cb, a_callback_that_cancels]).fit(1)\ntoy_learner(cbs=[cb]).fit(2)\ncb.results",
    )
    expect_equal(
        starts,
        [(0, True), (0, False), (1, True), (1, False)],
        why="A row starts with the learner's epoch and its model's training: self.learner.epoch, self.learner.model.training. "
        "Don't count rows for it.",
    )


def test_plain_numbers(student: Student) -> None:
    "the numbers in a row are plain numbers, not tensors"
    rows = student.observe(
        track,
        1,
        (8, 5),
        0,
        tried="cb = PlainTrackResults()\ntoy_learner(cbs=[cb], batch_sizes=[8, 5]).fit(1)\ncb.results",
    )
    judge_plain(rows)


def test_instances_share_nothing(student: Student) -> None:
    "each PlainTrackResults has results of its own"
    n_first, n_after, n_second = student.observe(
        two_instances, tried="two fits, each with its own PlainTrackResults()"
    )
    why = "A list in the class's body, or as a default argument, is shared by all instances. Make it in __init__."
    expect(
        n_after == n_first and n_second == 2 * n_first,
        why,
        expected="2 and 4 rows",
        got=f"{n_after} and {n_second} rows",
    )
