"""Hidden checks of q20: other models, and a step of training."""

import torch

from autograder.checking import expect_close, required
from checks.q20.probes import (
    MEANINGS,  # noqa: F401  (they explain exceptions)
    judge_registered,
    judge_result,
)
from checks.q20.reach import judge_hooks, judge_training

X = torch.tensor([[0.5, -1.25, 2.0], [-0.75, 1.5, 1.0]])


def draw(random, depth=0, letters="abcdefghijklmnopqrst"):
    """A model in which some layers are Sequentials themselves."""
    left = iter(letters)

    def grow(depth):
        parts = [next(left) for _ in range(random.randrange(2, 5))]
        if depth:
            parts.insert(random.randrange(1, len(parts)), grow(depth - 1))
        return parts

    return grow(depth)


@required
def test_drawn_results(student):
    "results are right for other layers, flat and nested"
    for depth in (0, 1):
        judge_result(student, draw(student.random, depth), X)


@required
def test_drawn_registered(student):
    "every layer of other models is registered once"
    for depth in (0, 2):
        judge_registered(student, draw(student.random, depth))


def test_drawn_training_and_hooks(student):
    "training and hooks work through other models"
    model = draw(student.random, 1)
    judge_training(student, model)
    judge_hooks(student, model, X)


def trained(names, x, lr):
    """Two linear layers' weights and the result before a step, the gradients, and the weights after it."""
    from reference import SGD, Linear

    model = names.Sequential(Linear(4, 3), names.Sequential(Linear(3, 2)))
    opt = SGD(model.parameters(), lr)
    before = [p.detach().clone() for p in (model.layers[0].w, model.layers[1].layers[0].w)]
    loss = model(x).square().mean()
    loss.backward()
    opt.step()
    after = [p.detach().clone() for p in (model.layers[0].w, model.layers[1].layers[0].w)]
    return before, after


def test_a_step_of_training(student):
    "a step of SGD moves the weights of every layer, by the right amount"
    lr = student.random.uniform(0.1, 0.5)
    x = torch.cat([X, X[:, :1]], 1)
    before, after = student.observe(
        trained,
        x,
        lr,
        tried="opt = SGD(model.parameters(), lr)\n(loss of model(x)).backward()\nopt.step()",
    )
    w1, w2 = (w.double().requires_grad_() for w in before)
    (x.double() @ w1.t() @ w2.t()).square().mean().backward()
    expect_close(
        after,
        [w.detach() - lr * w.grad for w in (w1, w2)],
        rtol=1e-3,
        atol=1e-5,
        why="The weights after the step are not what gradient descent makes of them. Is every layer registered, once?",
    )
