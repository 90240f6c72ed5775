"""Checks of q32: move_parameters."""

import ast
from types import SimpleNamespace

from autograder.checking import Student, expect, expect_close, fail, required
from checks.q32.probes import MEANINGS, judge, judge_odd_ones, train_after_move  # noqa: F401

HINTS = [
    "A parameter stays the same object. Which part of it can be replaced?",
    "`p.data.to(device)` makes the copy. Assign it to `p.data`, for every `p` in `model.parameters()`.",
    "```python\nfor p in model.parameters():\n    p.data = p.data.to(device)\n```",
]

PASSED = (
    "The chapter's `SetupLearnerCB` moves the model this way before the fit, and then each batch after it."
)

FLAT: tuple = (2, [])
DEEP: tuple = (2, [(2, []), (0, [(1, [(2, [])]), (1, [])])])


@required
def test_moves_every_parameter(student: Student) -> None:
    "every parameter's data is a copy on the device, at every depth, and the Parameter objects are the same"
    judge(student, DEEP, student.random.choice(["mps", "xpu:1", "cuda:2"]))
    judge(student, FLAT, student.random.choice(["cuda", "cuda:0"]))
    borrowed = {
        ast.unparse(node) for node in student.form.nodes("move_parameters") if isinstance(node, ast.Attribute)
    }
    if borrowed & {"Module.to", "Module.cuda"}:
        why = "This is Module's own way to move. Write yours."
        fail(why, tried="reading your cell", expected="a loop of your own", got="Module.to")


def test_any_device(student: Student) -> None:
    "the device is the one that is asked for, as a string or a torch.device"
    other = student.random.choice(["cuda:1", "cuda:2", "xpu:1"])
    judge(student, DEEP, other)
    judge(student, DEEP, other, as_object=True)
    judge(student, DEEP, "cuda", "cpu")


def test_parameters_of_any_kind(student: Student) -> None:
    "every parameter is moved, one that is not trained too, and keeps its dtype"
    judge_odd_ones(student, student.random.choice(["cuda:1", "xpu:1"]))


def test_optimizer_goes_on(student: Student) -> None:
    "an optimizer made before the move still trains the model (on a GPU if there is one here, otherwise on the CPU)"
    tried = (
        "learner = toy_learner()\nopt = SGD(learner.model.parameters(), 0.5)\nmove_parameters(learner.model, device)\n"
        "cross_entropy(learner.model(xb), yb).backward(); opt.step()"
    )
    seen = student.observe(train_after_move, 0, "", tried=tried)
    truth = train_after_move(
        SimpleNamespace(move_parameters=lambda model, device: model.to(device)), 0, "cpu"
    )
    expect(
        all(seen["there"]),
        "Not all parameters are on the device.",
        expected=str(seen["device"]),
        got="another device",
    )
    expect_close(
        seen["weights"],
        truth["weights"],
        rtol=1e-3,
        atol=1e-5,
        why="The optimizer's step does not reach the model's weights: the parameters in its list are no longer those of the model.",
    )
