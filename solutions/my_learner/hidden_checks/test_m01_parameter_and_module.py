"""Hidden checks of m01: more operations, drawn trees, and a step of training."""

from checks.m01.calls import judge_learns, judge_training
from checks.m01.parameter import RESULTS, judge_parameter, judge_plain_results
from checks.m01.probes import draw_numbers, draw_tree, judge_parameters, judge_registered


def test_other_parameters(student):
    "parameters of other shapes, and of tensors that want gradients, work too"
    shape = [student.random.randrange(1, 4) for _ in range(student.random.randrange(1, 5))]
    judge_parameter(student, draw_numbers(student.random, *shape), "wants gradients")


def test_other_results(student):
    "results of many more operations are plain tensors"
    judge_plain_results(student, list(RESULTS))


def test_drawn_trees(student):
    "registration, parameters() and training work in other models"
    tree = draw_tree(student.random, 4)
    judge_registered(student, tree)
    judge_parameters(student, tree)
    judge_training(student, tree)


def test_a_step(student):
    "a network built on both learns, and registers no activations"
    x = draw_numbers(student.random, 2, 3) / 25
    judge_learns(student, x, student.random.uniform(0.05, 0.2))
