"""Checks of r02: BatchNorm."""

import torch

from autograder.checking import required
from checks.r02.gradients import (
    judge_apart,
    judge_gradients,
    judge_parameters,
    judge_statistics_cut_off,
    judge_untouched,
)
from checks.r02.probes import MEANINGS, batch, judge  # noqa: F401

PASSED = "In the book's later chapters one of these follows almost every convolution."

HINTS = [
    "There are two kinds of numbers. Scale and shift are learned, so they are `Parameter`s. The running mean and variance are kept beside "
    "them, as plain tensors. `self.training` says which statistics to use.",
    "For each channel: `x.mean((0, 2, 3), keepdim=True)` and `x.var((0, 2, 3), correction=0, keepdim=True)`. The running variance takes the "
    "variance with `correction=1` instead. Move both under `torch.no_grad()`.",
    "In training: `self.mean = (1 - mom) * self.mean + mom * mean`, and the same for the variance. Then, with one pair or the other: "
    "`(x - mean) / (var + eps).sqrt() * scale + shift`.",
]


def test_parameters(student):
    "scale and shift are its parameters, and nothing else is"
    judge_parameters(student, 3)


@required
def test_training(student):
    "in training each channel of the batch is normalised by its own mean and variance"
    judge(student, 3, {}, None, [(True, batch(student.random, 2, 3, 2, 4))])


def test_apart(student):
    "two of them keep statistics of their own"
    judge_apart(student, batch(student.random, 2, 3, 2, 4))


def test_one_item(student):
    "a batch of one item is normalised by its own mean and variance too, over all its places"
    judge(student, 2, {}, None, [(n < 2, batch(student.random, 1, 2, 3, 4)) for n in range(3)])


def test_leaves_the_batch_alone(student):
    "the batch that it is given stays as it was"
    judge_untouched(student, batch(student.random, 2, 2, 3, 4))


@required
def test_evaluation(student):
    "in evaluation the running statistics of the training passes are used"
    judge(student, 3, {}, None, [(n < 3, batch(student.random, 2, 3, 2, 2)) for n in range(4)])


def test_scale_and_shift(student):
    "scale and shift are applied, in training and in evaluation"
    affine = torch.tensor([0.5, 3.0, -1.0]), torch.tensor([1.0, -2.0, 0.25])
    judge(student, 3, {}, affine, [(n < 2, batch(student.random, 3, 3, 2, 2)) for n in range(3)])


def test_untrained(student):
    "before any training the running mean is 0 and the running variance 1"
    judge(student, 2, {}, None, [(False, batch(student.random, 2, 2, 2, 2))])


def test_evaluation_changes_nothing(student):
    "evaluation leaves the running statistics as they are"
    plan = [(n == 0, batch(student.random, 2, 2, 2, 3)) for n in range(4)]
    judge(student, 2, {}, None, plan)


def test_momentum_and_eps(student):
    "mom and eps are those that were asked for"
    plan = [(n < 2, batch(student.random, 3, 2, 2, 2)) for n in range(3)]
    judge(student, 2, {"mom": round(student.random.uniform(0.2, 0.4), 2), "eps": 0.5}, None, plan)


def test_gradients(student):
    "gradients are right, and training may go on from batch to batch"
    xs = [batch(student.random, 3, 2, 2, 2) for _ in range(3)]
    affine = torch.tensor([1.5, -0.5]), torch.tensor([1.0, 2.0])
    judge_gradients(student, 2, affine, xs, torch.linspace(-1, 2, 24).reshape(3, 2, 2, 2) ** 2, True)


def test_statistics_keep_no_graph(student):
    "no gradient passes through the running statistics"
    judge_statistics_cut_off(student, batch(student.random, 2, 2, 2, 2))
