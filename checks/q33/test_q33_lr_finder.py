"""Checks of q33: LRFinder."""

from autograder.checking import expect, expect_close, fail, required
from checks.q33.probes import (
    judge_end,
    judge_plain,
    judge_rates,
    judge_records,
    observe_fit,
    rates_up_to_ten,
    recorded_start,
    truth,
)

HINTS = [
    "Three events are enough: one to set the rate to start from (which the optimizer is made with, right after it), "
    "one to raise it, and one to record. Which of them also come in validation?",
    "before_fit: two new lists, and self.learner.lr = 1e-6. before_batch: multiply self.opt.lr. after_batch: append "
    "self.opt.lr and self.loss.item(), then see whether to stop. The last two return at once when not self.model.training.",
    "To stop: if self.opt.lr > 10 or math.isnan(self.loss.item()): raise CancelFitException. A comparison with "
    "float('nan') would not do, as NaN equals nothing, itself included.",
]


@required
def test_rates_and_losses(student):
    "the rate rises by a fifth with each training batch, and is recorded with the loss"
    sizes = (8,) * 16
    seen = observe_fit(student, sizes, 1)
    judge_rates(seen)
    # What validation, which comes last here, leaves behind is a check of its own.
    _, losses = truth(seen["start"], sizes, 1, 0)
    judge_records(seen, losses, 16, None, "The fit has 16 training batches, and each leaves an entry.")


def test_leaves_validation_alone(student):
    "validation batches neither change the rate nor are recorded"
    sizes = (8,) * 4
    seen = observe_fit(student, sizes, 3)
    judge_rates(seen)
    # Each of the 3 epochs ends with 2 validation batches.
    rates = [rate for rate, _ in seen["validation"]]
    expect_close(
        rates[1::2],
        rates[::2],
        rtol=1e-6,
        atol=0.0,
        tried="the rate in the second validation batch of each epoch, and in the first",
        why="The rate changes in validation. Check self.model.training before you change it.",
    )
    _, losses = truth(seen["start"], sizes, 3, 0)
    why = "3 epochs of 4 training batches make 12 entries. Validation losses are in between: check self.model.training."
    judge_records(seen, losses, 12, 12, why)


def test_ends_above_ten(student):
    "once the rate exceeds 10 the whole fit ends"
    sizes = (8,) * 30
    seen = observe_fit(student, sizes, 10)
    judge_rates(seen)
    judge_end(seen, 300)
    _, losses = truth(seen["start"], sizes, 10, 0)
    least = rates_up_to_ten(recorded_start(seen))
    why = "Each training batch up to a rate of 10 leaves an entry; that which ends the fit may leave one too."
    judge_records(seen, losses, least, least + 1, why)
    expect(
        len(seen["validation"]) == 4,
        "The rate exceeds 10 in the third epoch, and nothing is to follow. Let CancelFitException end the fit.",
        expected="2 validation passes of 2 batches",
        got=f"{len(seen['validation'])} validation batches",
    )


def test_ends_at_nan(student):
    "a loss that is NaN ends the fit"
    seen = observe_fit(
        student,
        (8,) * 12,
        2,
        nan_at=7,
        tried="LRFinder() in a fit whose eighth training batch has a loss of NaN",
    )
    n = len(seen["training"])
    if n > 8:
        fail(
            "The fit goes on after a loss that is NaN. No comparison finds it, as NaN is not even equal to itself: "
            "math.isnan(loss) does.",
            expected="8 training batches",
            got=f"{n} training batches",
        )
    expect(n == 8, "The fit ends before the loss is NaN.", expected="8 training batches", got=f"{n}")


def test_plain_numbers(student):
    "what is recorded are plain numbers, not tensors"
    seen = observe_fit(student, (8,) * 3, 1)
    expect(seen["lrs"] and seen["losses"], "Nothing has been recorded.")
    judge_plain(seen)
