"""Hidden checks of m01: more operations, drawn trees, and a step of training."""

import torch

from checks.m01.calls import judge_learns, judge_training
from checks.m01.parameter import RESULTS, judge_parameter, judge_plain_results
from checks.m01.probes import judge_parameters, judge_registered


def draw(random, depth):
    """A drawn tree of modules that is at least `depth` levels deep."""
    tree = [f"p{i}" for i in range(random.randrange(1, 4))]
    if depth:
        tree += [(f"m{i}", draw(random, depth - 1)) for i in range(random.randrange(1, 3))]
        random.shuffle(tree)
    return tree


def test_other_parameters(student):
    "parameters of other shapes, and of tensors that want gradients, work too"
    shape = [student.random.randrange(1, 4) for _ in range(student.random.randrange(1, 5))]
    judge_parameter(
        student, torch.arange(1.0, 1 + torch.Size(shape).numel()).reshape(shape), "wants gradients"
    )


def test_other_results(student):
    "results of many more operations are plain tensors"
    judge_plain_results(student, list(RESULTS))


def test_drawn_trees(student):
    "registration, parameters() and training work in other models"
    tree = draw(student.random, 3)
    judge_registered(student, tree)
    judge_parameters(student, tree)
    judge_training(student, tree)


def test_a_step(student):
    "a network built on both learns, and registers no activations"
    judge_learns(
        student, torch.tensor([[1.0, -2.0, 0.5], [0.3, 0.8, -1.0]]), student.random.uniform(0.05, 0.2)
    )
