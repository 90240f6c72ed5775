"""Checks of q33: LRFinder."""

from autograder.checking import Student, curves, expect, expect_close, required
from checks.q33.probes import (
    MEANINGS,  # noqa: F401
    judge_end,
    judge_nan,
    judge_plain,
    judge_records,
    observe_fit,
    rates_up_to_ten,
    recorded_start,
    truth,
    two_finders,
)
from checks.q33.rates import judge_rates

HINTS = [
    "Three events are enough: one sets the rate to start from, just before the optimizer is made with it; one raises it; one "
    "records. Which of them also come in validation?",
    "`before_fit`: make two new lists, and set `self.learner.lr = 1e-6`. `before_batch`: multiply `self.opt.lr`. "
    "`after_batch`: append `self.opt.lr` and `self.loss.item()`, then decide whether to stop. The last two do nothing when "
    "`self.model.training` is False.",
    "To stop:\n```python\nif self.opt.lr > 10 or math.isnan(self.loss.item()):\n    raise CancelFitException\n```\n"
    "Comparing with `float('nan')` never works, because NaN equals nothing, not even itself.",
]

PASSED = "In the chapter this is how the rate for the real training is chosen: a bit to the left of where the loss shoots up."


@required
def test_rates_and_losses(student: Student) -> None:
    "the rate rises by a fifth with each training batch, and is recorded with the loss"
    draw = student.random
    n, seed, lr = draw.randrange(12, 17), draw.randrange(1000), draw.choice([0.1, 0.02, 0.5])
    sizes = (draw.randrange(32, 48),) * n  # so large that the losses are steady
    seen = observe_fit(student, sizes, 1, lr=lr, seed=seed)
    judge_rates(student, seen, n)
    # What validation, which comes last here, leaves behind is a check of its own.
    why = f"The fit has {n} training batches, and each should leave an entry."
    judge_records(student, seen, truth(seen["start"], sizes, 1, seed), n, None, why)


def test_leaves_validation_alone(student: Student) -> None:
    "validation batches neither change the rate nor are recorded"
    seed, sizes = student.random.randrange(1000), (32,) * 4
    seen = observe_fit(student, sizes, 3, seed=seed)
    judge_rates(student, seen, 12)
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
    why = (
        "3 epochs of 4 training batches make 12 entries. Validation losses are among yours: check self.model.training "
        "before you append."
    )
    judge_records(student, seen, truth(seen["start"], sizes, 3, seed), 12, 12, why)


def test_ends_above_ten(student: Student) -> None:
    "once the rate exceeds 10 the whole fit ends"
    sizes = (24,) * 30
    seen = observe_fit(student, sizes, 10)
    judge_rates(student, seen, rates_up_to_ten(seen["start"]))
    judge_end(seen, 300)
    losses = truth(seen["start"], sizes, 10, 0)
    least = rates_up_to_ten(recorded_start(seen))
    why = (
        "Each training batch up to a rate of 10 leaves an entry; the one that ends the fit may leave one too."
    )
    judge_records(student, seen, losses, least, least + 1, why)
    expect(
        len(seen["validation"]) == 4,
        "The rate exceeds 10 in the third epoch, and nothing should follow. Let CancelFitException end the fit.",
        expected="2 validation passes of 2 batches",
        got=f"{len(seen['validation'])} validation batches",
    )
    # The last few dwarf all others.
    highest = 2 * max(losses[:10])
    found = [min(loss, highest) for _, loss in seen["training"]]
    rises = f"training batch (the rate rises from {seen['start']:.2g} to {seen['training'][-1][0]:.2g})"
    student.show(curves("What your finder found on the toy learner", rises, "loss", yours=found))


def test_ends_at_nan(student: Student) -> None:
    "a loss that is NaN ends the fit, and one that is only large does not"
    at = student.random.randrange(9, 15)
    judge_nan(observe_fit(student, (8,) * 12, 2, nan_at=at), at)


def test_plain_numbers(student: Student) -> None:
    "what is recorded are plain numbers, not tensors"
    seen = observe_fit(student, (8,) * 3, 1)
    expect(seen["lrs"] and seen["losses"], "Nothing has been recorded.")
    judge_plain(seen)


def test_two_finders(student: Student) -> None:
    "each finder has lists of its own"
    before, after = student.observe(two_finders, tried="two fits, each with its own LRFinder()")
    why = "A list in the class's body is shared by all finders. Make the lists in before_fit or __init__."
    expect_close(after, before, why=why)
