"""Hidden checks of q33: random fits, other starting rates, and NaN anywhere."""

from autograder.checking import Student, expect, required
from checks.q33.probes import (
    MEANINGS,  # noqa: F401
    judge_end,
    judge_nan,
    judge_records,
    observe_fit,
    truth,
)
from checks.q33.rates import judge_rates
from checks.shared.fits import plain


def drawn_sizes(student: Student, n: int) -> tuple:
    # So large that the losses are steady: an answer that ends at a rising one fails the same checks for everybody.
    return tuple(student.random.randrange(32, 64) for _ in range(n))


@required
def test_drawn_batches(student: Student) -> None:
    "rates and losses are those of the fit, whatever the batches and the learner's own rate are"
    n, seed = student.random.randrange(10, 25), student.random.randrange(1, 1000)
    sizes = drawn_sizes(student, n)
    seen = observe_fit(student, sizes, 1, lr=student.random.choice([3.0, 0.02, 0.5]), seed=seed)
    judge_rates(student, seen, n)
    why = f"The fit has {n} training batches, and each should leave an entry."
    judge_records(student, seen, truth(seen["start"], sizes, 1, seed), n, None, why)


def test_drawn_epochs(student: Student) -> None:
    "many short epochs, with a validation after each, make one rise"
    # With one batch in an epoch, a rise for each epoch would do.
    for n in (1, student.random.randrange(2, 5)):
        seed, n_epochs = student.random.randrange(1, 1000), student.random.randrange(4, 7)
        sizes, total = drawn_sizes(student, n), n * n_epochs
        seen = observe_fit(student, sizes, n_epochs, seed=seed)
        judge_rates(student, seen, total)
        why = f"{n_epochs} epochs of {n} training batches make {total} entries. Check self.model.training."
        judge_records(student, seen, truth(seen["start"], sizes, n_epochs, seed), total, total, why)


def test_ends_anywhere(student: Student) -> None:
    "the fit ends above a rate of 10 wherever in an epoch that is"
    n = student.random.randrange(8, 40)
    n_epochs = 150 // n + 2
    seen = observe_fit(student, (6,) * n, n_epochs, any_loss=True)
    judge_rates(student, seen, min(n * n_epochs, 88))
    judge_end(seen, n * n_epochs)
    lrs = [plain(rate) for rate in seen["lrs"] or []]
    expect(
        sum(rate > 10 for rate in lrs) <= 1,
        "More than one rate above 10 has been recorded.",
        got=str([f"{rate:.3g}" for rate in lrs if rate > 10]),
    )


def test_nan_anywhere(student: Student) -> None:
    "a loss that is NaN ends the fit, early or late"
    for at in (0, student.random.randrange(9, 15)):
        judge_nan(observe_fit(student, (6,) * 5, 4, nan_at=at, any_loss=True), at)
