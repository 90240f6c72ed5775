"""Checks of r01: resnet18."""

from autograder.checking import required
from checks.r01.blocks import judge_activations, judge_shortcuts
from checks.r01.parameters import (
    judge_gradients,
    judge_items,
    judge_projections,
    judge_registered,
    judge_two_models,
)
from checks.r01.probes import MEANINGS, judge_grid, judge_results, judge_stages  # noqa: F401

PASSED = "The book trains the same network on Imagenette in its chapter on ResNets. `Learner(resnet18(), ...)` trains yours."

HINTS = [
    "Write the block first and try it alone: `ResBlock(64, 64)` keeps the shape of its input, `ResBlock(64, 128, stride=2)` makes twice the "
    "channels on half the grid.",
    "A block's convolutions: `ConvLayer(ni, nf, stride)` and `ConvLayer(nf, nf, act=False)`. Where `ni != nf` the shortcut is "
    "`F.conv2d(x, w, stride=stride)`, with `w` a `Parameter` of shape (nf, ni, 1, 1). Elsewhere it is `x`.",
    "A block's forward: `return F.relu(self.convs(x) + shortcut)`. The model: `Sequential(ConvLayer(3, 64), *blocks, AdaptivePool(), "
    "Linear(512, n_classes))`, with the eight blocks made in a loop over the widths.",
]


@required
def test_makes_class_scores(student):
    "resnet18(n_classes) makes (n, n_classes) from (n, 3, h, w)"
    judge_results(student, (None, (2, 3, 32, 32)), (7, (3, 3, 16, 72)))


@required
def test_stages(student):
    "it has four stages of two blocks, 64, 128, 256 and 512 channels wide"
    judge_stages(student, (2, 3, 16, 16))


@required
def test_shortcuts(student):
    "what goes into a block is added to what its convolutions make"
    judge_shortcuts(student, (2, 3, 16, 16))


def test_grid(student):
    "the first block of stages 2, 3 and 4 halves the grid"
    judge_grid(student, (2, 3, 64, 32))


def test_registered(student):
    "every kernel that runs is registered, once"
    judge_registered(student)


def test_projections(student):
    "a 1x1 projection stands where the shape changes, and only there"
    judge_projections(student)


def test_activations(student):
    "there is an activation between the two convolutions of a block"
    judge_activations(student, (2, 3, 16, 16))


def test_gradients(student):
    "gradients reach every parameter"
    judge_gradients(student)


def test_every_image_for_itself(student):
    "an image's scores do not depend on the rest of its batch"
    judge_items(student)


def test_two_models(student):
    "each call makes a new model, with new random weights"
    judge_two_models(student)
