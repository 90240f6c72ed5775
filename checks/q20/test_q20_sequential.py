"""Checks of q20: Sequential."""

import ast

import torch

from autograder.checking import Form, Student, expect, required
from checks.q20.probes import (
    MEANINGS,  # noqa: F401  (they explain exceptions)
    code,
    drawn,
    judge_registered,
    judge_result,
    result,
)
from checks.q20.reach import (
    judge_again,
    judge_gradients,
    judge_hooks,
    judge_training,
    judge_without_parameters,
)
from checks.shared.modules import expect_module

HINTS = [
    "Where does a `Module` notice that it has children? Look at what `__setattr__` does with a tuple.",
    "After `super().__init__()`, keep the layers in `self.layers`, and register each of them once: "
    "`self.register_modules(*layers)`.",
    "```python\nfor layer in self.layers:\n    x = layer(x)\nreturn x\n```\nThe `return` stands after the loop, not in it.",
]

PASSED = "The chapter's whole network is one Sequential: four ConvLayers, a pooling layer and a Linear."

FLAT = ["a", "b", "c"]
NESTED = ["a", ["b", ["c", "d"], "e"], "f"]


def inputs(student: Student) -> torch.Tensor:
    return torch.tensor([[student.random.randrange(-12, 13) / 4 for _ in range(3)] for _ in range(2)])


@required
def test_runs_in_order(student: Student) -> None:
    "the layers run in order, each on what the one before it returned"
    expect_module(student, "Sequential")
    judge_result(student, FLAT, inputs(student))


@required
def test_layers_are_registered(student: Student) -> None:
    "every layer is registered, once, so that parameters() finds what is in it"
    judge_registered(student, FLAT)


@required
def test_own(student: Student) -> None:
    "nn.Sequential is not used"
    student.observe(result, FLAT, drawn(student, FLAT), inputs(student), tried=code(FLAT, "model(x)"))
    expect(
        not uses_nn_sequential(student.form.without_trials("Sequential")),
        "nn.Sequential is what you are writing here, for the chapter's own Module. Do without it.",
        tried="reading your cell",
        got="nn.Sequential",
    )


def uses_nn_sequential(form: Form) -> bool:
    """Whether the answer uses a Sequential from anywhere else: nn.Sequential, or one that is imported."""
    for node in form.nodes("Sequential"):
        match node:
            case ast.Attribute(attr="Sequential"):
                return True
            case ast.Call(func=ast.Name(id="getattr"), args=[_, ast.Constant(value="Sequential"), *_]):
                return True
    imported = {
        alias.asname or alias.name
        for node in ast.walk(form.tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
        if alias.name == "Sequential"
    }
    return bool(imported & form.uses("Sequential"))


def test_training(student: Student) -> None:
    "setting training reaches every layer"
    judge_training(student, FLAT)
    judge_without_parameters(student)


def test_runs_again(student: Student) -> None:
    "a model can run again and again, and gradients reach every layer"
    judge_again(student, FLAT, inputs(student))
    judge_gradients(student, FLAT, inputs(student))


def test_hooks(student: Student) -> None:
    "the hooks of the layers and its own run once each"
    judge_hooks(student, FLAT, inputs(student))


def test_nested(student: Student) -> None:
    "a Sequential of Sequentials works as well"
    judge_result(student, NESTED, inputs(student))
    judge_registered(student, NESTED)
    judge_training(student, NESTED)
    judge_hooks(student, NESTED, inputs(student))


def test_no_layers(student: Student) -> None:
    "with no layers it returns its input, and one layer is enough"
    judge_result(student, [], inputs(student))
    judge_result(student, ["a"], inputs(student))
