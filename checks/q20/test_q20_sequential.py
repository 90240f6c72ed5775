"""Checks of q20: Sequential."""

import torch

from autograder.checking import required
from checks.q20.probes import (
    judge_hooks,
    judge_own,
    judge_registered,
    judge_result,
    judge_training,
)

HINTS = [
    "Where does a Module notice that it has children? Look at what __setattr__ does with a tuple.",
    "After super().__init__(), keep the layers in self.layers, and register each of them once with "
    "self.register_modules(*layers).",
    "forward: for layer in self.layers: x = layer(x), and return x after the loop.",
]

FLAT = ["plus 1", "times 3", "square", "plus -2"]
NESTED = ["times 2", ["plus 5", ["square", "times 4"], "plus 1"], "times -1"]
X = torch.tensor([[1.0, -2.0, 0.5], [3.0, 0.0, -1.5]])


@required
def test_runs_in_order(student):
    "the layers run in order, each on what the one before it returned"
    judge_result(student, FLAT, X)


@required
def test_layers_are_registered(student):
    "every layer is registered, once, so that parameters() finds what is in it"
    judge_registered(student, FLAT)


@required
def test_own(student):
    "nn.Sequential is not used"
    judge_own(student)


def test_training(student):
    "setting training reaches every layer"
    judge_training(student, FLAT)


def test_hooks(student):
    "the hooks of the layers and its own run once each"
    judge_hooks(student, FLAT, X)


def test_nested(student):
    "a Sequential of Sequentials works as well"
    judge_result(student, NESTED, X)
    judge_registered(student, NESTED)
    judge_training(student, NESTED)


def test_no_layers(student):
    "with no layers it returns its input, and one layer is enough"
    judge_result(student, [], X)
    judge_result(student, ["times 7"], X)
