"""Checks of m01: Parameter and Module."""

from autograder.checking import required
from checks.m01.calls import judge_call, judge_training
from checks.m01.parameter import judge_parameter, judge_plain_results
from checks.m01.probes import (
    draw_numbers,
    draw_tree,
    judge_by_hand,
    judge_double,
    judge_new,
    judge_only_set,
    judge_parameters,
    judge_registered,
)
from checks.shared.parts import judge_own

HINTS = [
    "Parameter: torch.Tensor._make_subclass(cls, x.detach(), True) makes a tensor of your class that requires gradients. For plain "
    "results, let __torch_function__ run func(*args, **(kwargs or {})) inside `with torch._C.DisableTorchFunctionSubclass():`.",
    "__init__ makes the lists self.params = [] and self.children = []. __setattr__ first calls super().__setattr__(name, value), and then "
    "registers the value if isinstance says that it is a Parameter, or a Module.",
    "parameters() is recursive: start from list(self.params), and for each child add child.parameters(). The setter of training keeps the "
    "value in self._training and sets training on each child.",
]


@required
def test_own(student):
    "both classes are your own, and a call of a module runs its forward"
    judge_own(student, ["Parameter", "Module"], ["Parameter", "Module"])
    judge_new(student)
    judge_double(student, student.random.randrange(2, 1000))


def test_parameter(student):
    "a Parameter holds x's numbers, requires gradients and is a leaf"
    judge_parameter(student, draw_numbers(student.random, 2, student.random.randrange(3, 5)))
    judge_parameter(student, draw_numbers(student.random, student.random.randrange(2, 5)), "a result")


def test_plain_results(student):
    "results of operations on a Parameter are plain tensors"
    judge_plain_results(
        student, ["p * 2", "x + p", "p @ x", "p.t()", "p.sum(dim=1)", "p.split(2)", "p.max(1)"]
    )


def test_new_module(student):
    "a new module has empty lists of its own, no hook, and is not training"
    judge_new(student)


def test_registers(student):
    "setting an attribute registers parameters and modules, and nothing else"
    judge_registered(student, draw_tree(student.random))
    judge_only_set(student)
    judge_by_hand(student)


def test_parameters(student):
    "parameters() lists its own, then each child's, at any depth"
    judge_parameters(student, draw_tree(student.random))


def test_training(student):
    "setting training reaches every depth"
    judge_training(student, draw_tree(student.random))


def test_call(student):
    "a call runs forward with all arguments, then the hook, and returns forward's result"
    judge_call(student, with_hook=False)
    judge_call(student, with_hook=True)
