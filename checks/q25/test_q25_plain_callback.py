"""Checks of q25: PlainTrackResults, a callback with no base class."""

from autograder.checking import expect, fail, is_number, kind_of, required, short
from checks.q25.probes import judge_rows, track

HINTS = [
    "Without GetAttr nothing is looked up for you: what Callback's methods call self.loss is self.learner.loss here.",
    "Start fresh sums in before_epoch, add to them in after_batch, and append the row in after_epoch. An item's "
    "weight is the same in every batch when each batch counts len(yb) times.",
    "In after_batch: n += len(yb), loss_sum += self.learner.loss.item() * len(yb), and n_right += the number of "
    "self.learner.preds.argmax(dim=1) == yb. In after_epoch divide both by n.",
]


@required
def test_tracks_every_pass(student):
    "a fit leaves a row (epoch, training, mean loss, accuracy) for each pass"
    judge_rows(student, n_epochs=2, batch_sizes=(8, 8, 8))


@required
def test_stands_alone(student):
    "PlainTrackResults has no base class, and no __getattr__"
    student.observe(track, 1, (8,), 0, tried="toy_learner(cbs=[PlainTrackResults()]).fit(1)")
    bases = [base for base in student.form.bases("PlainTrackResults") if base != "object"]
    expect(
        not bases,
        "It is to stand alone: write class PlainTrackResults: and reach everything through self.learner.",
        tried="reading your cell",
        expected="no base class",
        got=", ".join(bases),
    )
    stand_ins = {"__getattr__", "__getattribute__"} & student.form.methods("PlainTrackResults")
    expect(
        not stand_ins,
        "That is GetAttr once more under another name. Write self.learner.loss and so on in full.",
        tried="reading your cell",
        expected="no __getattr__",
        got=", ".join(stand_ins),
    )
    ancestors = student.observe(class_facts, tried="PlainTrackResults.__mro__")
    expect(
        ancestors == ["PlainTrackResults", "object"],
        "It is to have no base class.",
        expected="PlainTrackResults, object",
        got=short(ancestors),
    )


def class_facts(names):
    return [cls.__name__ for cls in type(names.PlainTrackResults()).__mro__]


def test_counts_every_item_once(student):
    "a short last batch counts for less: loss and accuracy are means over items"
    judge_rows(student, n_epochs=1, batch_sizes=(12, 12, 3))


def test_plain_numbers(student):
    "the numbers in a row are plain numbers, not tensors"
    rows = student.observe(track, 1, (8, 5), 0, tried="toy_learner(cbs=[PlainTrackResults()]).fit(1)")
    for row in rows or []:
        for what, value in zip(("epoch", "training", "loss", "accuracy"), row, strict=False):
            if not (is_number(value) or isinstance(value, bool)):
                fail(
                    f"The {what} is a {kind_of(value)}. A tensor that is kept also keeps the graph that made it: "
                    "take its number with .item().",
                    expected="a number",
                    got=short(value),
                )
