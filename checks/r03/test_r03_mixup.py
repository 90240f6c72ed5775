"""Checks of r03: MixUp."""

from autograder.checking import required
from checks.r03.fits import MEANINGS  # noqa: F401
from checks.r03.probes import (
    judge_distribution,
    judge_images,
    judge_loss,
    judge_untouched,
    judge_validation,
)

PASSED = "fastai's own MixUp does the same: a mixed batch, another loss function, and no change to the loop."

HINTS = [
    "Two things have to change before the learner uses them: the batch, and the function that it computes the loss with. You can "
    "replace both in `before_batch`, on `self.learner`.",
    "`order = torch.randperm(n)` and `weight = torch.distributions.Beta(alpha, alpha).sample((n,))`. To meet images of shape (n, c, h, w) the "
    "weight needs the shape (n, 1, 1, 1). Use the same weight and order for the loss.",
    "Keep the old loss function. Put in its place one that takes the losses of the items one by one, for `yb` and for `yb[order]`, and "
    "returns `(weight * own + (1 - weight) * partners).mean()`. Put the old one back in `after_batch`.",
]


@required
def test_images_are_mixed(student):
    "each training batch is mixed with a shuffle of itself, by a weight for each item"
    # Not 9: a mixed loss that stays from a batch of another size shows itself in validation.
    n = student.random.choice([8, 10, 11, 12])
    judge_images(student, {}, [n, 9, n], [1])


@required
def test_loss_is_mixed(student):
    "the loss is mixed by the same weights, and the step is taken from it"
    judge_loss(student, {"alpha": 1.0}, [8, 8, student.random.randrange(4, 8), 8, 8, 8, 8], [1])


def test_validation(student):
    "validation batches and their loss stay as they are"
    judge_validation(student, {"alpha": 1.0}, [6, 5], [2])


def test_leaves_the_data_alone(student):
    "the loader's tensors are not changed"
    judge_untouched(student, {}, [6, 4], [1])


def test_default_alpha(student):
    "weights are drawn from Beta(0.4, 0.4) unless another alpha is asked for"
    judge_distribution(student, None)
    judge_distribution(student, round(student.random.uniform(2, 6), 1))


def test_fitted_again(student):
    "a second fit mixes as the first one did"
    judge_loss(student, {"alpha": 1.0}, [7, 6], [1, 1])
    judge_images(student, {"alpha": 1.0}, [9, 8], [1, 1])
