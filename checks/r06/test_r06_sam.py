"""Checks of r06: SAM, sharpness-aware minimisation."""

import torch

from autograder.checking import required
from checks.r06.probes import MEANINGS, judge, judge_first_pass, judge_flat  # noqa: F401

PASSED = "The paper's whole method is these twenty lines, and the Learner runs them as it runs SGD: all that it asks for is `lr` and `step()`."

HINTS = [
    "Write down the order first: norm, uphill, clear the gradients, second backward, back to w, `opt.step()`. Which of these must be under "
    "`torch.no_grad()`, and which must not?",
    "The norm of all gradients together: the root of the sum of `(p.grad ** 2).sum()` over the parameters that have a gradient. Keep a copy of "
    "each parameter before you add `rho / norm * p.grad` to it, so that you can put it back exactly.",
    "After you have moved the parameters and zeroed their gradients:\n\n```python\nxb, yb = learner.batch\n"
    "learner.loss_func(learner.model(xb), yb).backward()\n```\n\nThen, under `torch.no_grad()`, `p.copy_(old)` for each, and "
    "`self.opt.step()` at the end.",
]


@required
def test_the_papers_step(student):
    "a fit takes the paper's steps: the gradient at w + e, used at w"
    judge(student)


def test_default_rho(student):
    "rho is 0.05 unless given"
    judge(student, rho=None, lr=2.0, n_epochs=2)


def test_around_another_optimizer(student):
    "opt may have momentum and weight decay, and steps once, from w"
    judge(student, wd=0.2, mom=0.8, n_epochs=2)


def test_rates(student):
    "callbacks change the rate of opt through SAM"
    judge(student, rates=[0.1, 1.0, 0.3])


def test_unused_parameter(student):
    "a parameter without a gradient is left alone"
    draw = student.random
    shapes = ((4, 2), (3, 4), (2,))
    weights = [torch.empty(s).apply_(lambda _: round(draw.uniform(-1, 1), 2)) for s in shapes]
    judge(student, weights=weights)
    judge(student, weights=weights, wd=0.5)


def test_flat_loss(student):
    "where the loss is flat nothing moves, and nothing becomes nan"
    judge_flat(student)


def test_first_pass_stays(student):
    "learner.loss and learner.preds stay those of the first pass"
    judge_first_pass(student)


def test_own_loss(student):
    "the second loss is the learner's own"
    judge(student, scale=student.random.choice([0.5, 2.0, 3.0]), wd=0.5)


def test_batch_as_it_is(student):
    "the second pass is over learner.batch, as callbacks have left it"
    judge(student, shift=round(student.random.uniform(1, 2), 1))
