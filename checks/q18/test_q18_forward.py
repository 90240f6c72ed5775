"""Checks of q18: Double, a Module with a forward."""

import torch

from autograder.checking import required
from checks.q18.probes import judge_call, judge_gradient, judge_hook, judge_result

HINTS = [
    "What happens in double(x) is written in Module.__call__. Which method does it call that a subclass can make its own?",
    "Define only forward(self, x), and return the result from it. Everything else, the hook too, comes from Module.",
    "def forward(self, x): return 2 * x",
]

X = torch.tensor([[1.5, -2.0, 0.25], [3.0, 0.0, -1.0]])


@required
def test_doubles(student):
    "Double()(x) is 2 * x, and x stays as it is"
    judge_result(student, X)


@required
def test_call_is_modules(student):
    "__call__ is Module's own"
    judge_call(student)


def test_hook_runs_once(student):
    "a hook runs once for each call, with the result and the tuple of arguments"
    judge_hook(student, X)


def test_gradient(student):
    "gradients flow back through it"
    judge_gradient(student, X, torch.tensor([[1.0, 2.0, -1.0], [0.5, 3.0, 1.0]]))
