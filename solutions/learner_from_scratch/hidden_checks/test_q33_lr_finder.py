"""Hidden checks of q33: drawn fits, other starting rates, NaN anywhere, and more than one finder."""

from autograder.checking import expect, expect_close, required
from checks.q33.probes import (
    STARTS,
    judge_end,
    judge_rates,
    judge_records,
    number,
    observe_fit,
    truth,
)


def drawn_sizes(student, n):
    return tuple(student.random.randrange(4, 20) for _ in range(n))


@required
def test_drawn_batches(student):
    "rates and losses are those of the fit, whatever the batches and the learner's own rate are"
    n, seed = student.random.randrange(10, 25), student.random.randrange(1, 1000)
    sizes = drawn_sizes(student, n)
    seen = observe_fit(student, sizes, 1, lr=student.random.choice([3.0, 0.02, 0.5]), seed=seed)
    judge_rates(seen)
    _, losses = truth(seen["start"], sizes, 1, seed)
    judge_records(seen, losses, n, None, f"The fit has {n} training batches, and each leaves an entry.")


def test_drawn_epochs(student):
    "many short epochs, with a validation after each, make one rise"
    # With one batch in an epoch, a rise for each epoch would do.
    for n in (1, student.random.randrange(2, 5)):
        seed, n_epochs = student.random.randrange(1, 1000), student.random.randrange(4, 7)
        sizes = drawn_sizes(student, n)
        seen = observe_fit(student, sizes, n_epochs, seed=seed)
        judge_rates(seen)
        _, losses = truth(seen["start"], sizes, n_epochs, seed)
        total = n * n_epochs
        why = f"{n_epochs} epochs of {n} training batches make {total} entries. Check self.model.training."
        judge_records(seen, losses, total, total, why)


def test_ends_anywhere(student):
    "the fit ends above a rate of 10 wherever in an epoch that is"
    n = student.random.randrange(8, 40)
    n_epochs = 150 // n + 2
    seen = observe_fit(student, (6,) * n, n_epochs, any_loss=True)
    judge_rates(seen)
    judge_end(seen, n * n_epochs)
    lrs = [number(rate) for rate in seen["lrs"] or []]
    expect(
        sum(rate > 10 for rate in lrs) <= 1,
        "More than one rate above 10 has been recorded.",
        got=str([f"{rate:.3g}" for rate in lrs if rate > 10]),
    )


def test_nan_anywhere(student):
    "a loss that is NaN ends the fit, early or late"
    for at in (0, student.random.randrange(5, 15)):
        seen = observe_fit(
            student,
            (6,) * 5,
            4,
            nan_at=at,
            any_loss=True,
            tried=f"LRFinder() in a fit whose training batch number {at} (from 0) has a loss of NaN",
        )
        expect_close(
            len(seen["training"]),
            at + 1,
            why="The fit is to end at the batch whose loss is NaN, neither before nor after it.",
        )


def two_finders(names):
    from reference import toy_learner

    first, second = names.LRFinder(), names.LRFinder()
    toy_learner(cbs=[first], batch_sizes=(8,) * 5).fit(1)
    before = [list(map(float, first.lrs)), list(map(float, first.losses))]
    toy_learner(cbs=[second], batch_sizes=(8,) * 3, seed=3).fit(1)
    return before, [list(map(float, first.lrs)), list(map(float, first.losses))], float(second.lrs[0])


def test_finders_share_nothing(student):
    "two finders keep their own rates and losses"
    before, after, first_rate = student.observe(two_finders, tried="two fits, each with its own LRFinder()")
    why = "A list in the class's body is shared by all instances; make it in before_fit or __init__."
    expect_close(after, before, why=why)
    nearest = min(STARTS, key=lambda start: abs(start - first_rate))
    expect_close(first_rate, nearest, rtol=1e-3, atol=0.0, why=why)
