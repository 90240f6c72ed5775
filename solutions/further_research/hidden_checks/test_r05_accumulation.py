"""Hidden checks of r05: drawn batches and groups, groups of one and of more than there are, and several learners."""

from autograder.checking import required
from checks.r05.probes import MEANINGS, judge, judge_losses  # noqa: F401


@required
def test_drawn_groups(student):
    "groups of any size, all full, of batches of one size"
    draw = student.random
    n = draw.randrange(3, 5)  # other checks have groups of two
    sizes = (draw.randrange(4, 12),) * (n * draw.randrange(2, 4))
    judge(student, {"n_batches": n, "sizes": sizes, "n_epochs": 2, "seed": draw.randrange(1, 1000)})


def test_drawn_batches(student):
    "any batches, rates and groups, with momentum"
    draw = student.random
    n = draw.randrange(3, 5)
    # Batches of different sizes: one full group of more than two, and a rest.
    sizes = tuple(draw.sample(range(2, 12), draw.randrange(n + 1, 2 * n)))
    rates = [round(draw.uniform(0.02, 0.4), 3) for _ in range(2 * len(sizes))]
    fit = {"n_batches": n, "sizes": sizes, "n_epochs": 2, "seed": draw.randrange(1, 1000)}
    judge(student, {**fit, "rates": rates, "momentum": True})


def test_groups_of_one(student):
    "with n_batches=1 every batch has its step"
    judge(student, {"n_batches": 1, "sizes": (8, 3, 5), "n_epochs": 2})


def test_more_than_there_are(student):
    "with n_batches larger than a pass there is one step in each epoch"
    judge(student, {"n_batches": 10, "sizes": (8, 3, 5), "n_epochs": 3})


def test_several_learners(student):
    "the same callback can be used for another learner"
    draw = student.random
    sizes = tuple(draw.sample(range(2, 9), 3))
    judge(
        student, {"sizes": sizes}, {"sizes": sizes[1:], "seed": draw.randrange(1, 1000)}, same_learner=False
    )


def test_drawn_losses(student):
    "the losses of all batches are as they are, in training and validation"
    draw = student.random
    sizes = tuple(draw.sample(range(2, 12), 5))
    judge_losses(
        student, sizes=sizes, n_batches=draw.randrange(3, 5), n_epochs=2, seed=draw.randrange(1, 1000)
    )
