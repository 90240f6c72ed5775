"""Hidden checks of q20: drawn models, the chapter's layers, and a step of training."""

import torch

from autograder.checking import expect_close, expect_equal, required
from checks.q20.probes import (
    MEANINGS,
    judge_hooks,
    judge_registered,
    judge_result,
    judge_training,
)
from checks.shared.modules import attempt

X = torch.tensor([[0.5, -1.25, 2.0, 0.0], [-0.75, 1.5, 1.0, -2.0]])


def draw(random, depth=0):
    """A model of drawn layers, in which some are Sequentials themselves."""
    n = random.randrange(2, 5)
    layers = [
        random.choice((f"times {random.uniform(0.5, 1.5):.2f}", f"plus {random.uniform(1, 2):.2f}"))
        for _ in range(n)
    ]
    layers.insert(random.randrange(n), "square")
    if depth:
        layers.insert(random.randrange(n), draw(random, depth - 1))
        layers += [f"plus {random.uniform(-2, -1):.2f}", f"times {random.uniform(-1.5, -0.5):.2f}"]
    return layers


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
    judge_hooks(student, model, X / 10)


def two_models(names):
    from reference import Linear

    a, b = names.Sequential(Linear(2, 3), Linear(3, 4)), names.Sequential(Linear(5, 6))
    return [[list(p.shape) for p in m.parameters()] for m in (a, b)], [len(m.layers) for m in (a, b)]


def test_instances_share_nothing(student):
    "two models keep their own layers"
    tried = "a, b = Sequential(Linear(2, 3), Linear(3, 4)), Sequential(Linear(5, 6))\n[m.parameters() for m in (a, b)]"
    shapes, lengths = attempt(student, two_models, tried=tried, meanings=MEANINGS)
    shared = "A list in the class's body is shared by all instances; keep the layers in self.layers, set in __init__."
    own = "Each model's parameters are to be those of its own layers, once each."
    first, second = [[3, 2], [3], [4, 3], [4]], [[6, 5], [6]]
    expect_equal(shapes, [first, second], why=shared if shapes[1] == first + second else own)
    expect_equal(lengths, [2, 1], tried="[len(m.layers) for m in (a, b)]", why=shared)


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
    before, after = attempt(
        student,
        trained,
        X,
        lr,
        tried="opt = SGD(model.parameters(), lr)\n(loss of model(x)).backward()\nopt.step()",
        meanings=MEANINGS,
    )
    w1, w2 = (w.double().requires_grad_() for w in before)
    (X.double() @ w1.t() @ w2.t()).square().mean().backward()
    expect_close(
        after,
        [w.detach() - lr * w.grad for w in (w1, w2)],
        rtol=1e-3,
        atol=1e-5,
        why="The weights after the step are not what gradient descent makes of them: are all layers registered, once each?",
    )
