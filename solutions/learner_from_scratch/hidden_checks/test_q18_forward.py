"""Hidden checks of q18: random inputs, Double inside another module, and calls after one another."""

import torch

from autograder.checking import expect_close, expect_equal, required
from checks.q18.probes import MEANINGS, judge_gradient, judge_hook, judge_result  # noqa: F401


def draw(random, *shape, dtype=torch.float32):
    size = torch.Size(shape).numel()
    return torch.tensor([random.uniform(-3, 3) for _ in range(size)], dtype=dtype).reshape(shape)


@required
def test_drawn_inputs(student):
    "x of any shape is doubled"
    r = student.random
    for shape in ((r.randrange(2, 9),), (2, r.randrange(2, 5), 3, r.randrange(2, 5)), (1, 1)):
        judge_result(student, draw(r, *shape))
    judge_result(student, draw(r, 3, 4, dtype=torch.float64))


def test_drawn_hook(student):
    "a hook runs once, with the result and the arguments, whatever the shape"
    r = student.random
    judge_hook(student, draw(r, r.randrange(2, 5), r.randrange(2, 5), r.randrange(2, 5)))


def test_drawn_gradient(student):
    "gradients are right for other shapes"
    r = student.random
    shape = (r.randrange(2, 5), r.randrange(2, 5))
    judge_gradient(student, draw(r, *shape), draw(r, *shape))


def nested(names, x, calls):
    """Hooks on a model and on the Double inside it, which is called several times."""
    from reference import Module

    class Outer(Module):
        def __init__(self):
            super().__init__()
            self.inner = names.Double()

        def forward(self, x):
            return self.inner(x) + 1

    told = []
    model = Outer()
    model.hook = lambda result, args: told.append("outer")
    model.inner.hook = lambda result, args: told.append("inner")
    for _ in range(calls):
        x = model(x)
    model.hook = model.inner.hook = None
    model(x)
    return x, told


def test_inside_a_model(student):
    "inside a model it is called, and its hook runs, once for each call of the model"
    calls, x = student.random.randrange(2, 5), draw(student.random, 2, 3)
    tried = f"model.inner = Double()\nmodel(x), {calls} times, each with a hook"
    got, told = student.observe(nested, x, calls, tried=tried)
    truth = x.double()
    for _ in range(calls):
        truth = truth * 2 + 1
    expect_close(got, truth.float(), atol=1e-4, why="Inside a model the result is another one.")
    expect_equal(
        told,
        ["inner", "outer"] * calls,
        why="Each hook should run once per call: first that of the Double inside, then that of the model.",
    )
