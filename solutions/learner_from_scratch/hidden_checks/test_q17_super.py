"""Hidden checks of q17: random inputs and values, and other diamonds."""

import torch

from autograder.checking import expect_close, expect_equal, required
from checks.q17.diamond import judge_diamond_init, judge_diamond_result
from checks.q17.probes import MEANINGS, judge_result  # noqa: F401  (MEANINGS explain exceptions)


def draw(random, *shape):
    size = torch.Size(shape).numel()
    return torch.tensor([random.uniform(-3, 3) for _ in range(size)]).reshape(shape)


@required
def test_drawn_inputs(student):
    "the results are right for other shapes and values"
    r = student.random
    for cls in ("Scale", "ScaleShift"):
        values = (r.uniform(1.5, 4), r.uniform(-3, -1))
        judge_result(student, cls, draw(r, r.randrange(2, 5), r.randrange(2, 5), r.randrange(2, 6)), values)
        judge_result(student, cls, draw(r, r.randrange(2, 6), 1), values)


def test_drawn_gradients(student):
    "gradients are right for other shapes and values"
    r = student.random
    for cls in ("Scale", "ScaleShift"):
        shape = (r.randrange(2, 5), r.randrange(2, 5))
        judge_result(student, cls, draw(r, *shape), (r.uniform(0.5, 2), r.uniform(-1, 1)), draw(r, *shape))


def test_drawn_diamonds(student):
    "diamonds work for other values"
    r = student.random
    for mixed_first in (False, True):
        judge_diamond_result(student, mixed_first, draw(r, 3, 2), r.uniform(1.5, 3), r.uniform(1, 2))
        judge_diamond_init(student, mixed_first)


def wide_diamond(names, x, scale, shift):
    """Two more subclasses of Scale beside ScaleShift, one of which holds parameters of its own."""
    from reference import Parameter

    class Negative(names.Scale):
        def __init__(self, *args, **kwargs):
            super().__init__(*args, **kwargs)
            self.sign = Parameter(torch.tensor(-1.0))

        def forward(self, x):
            return super().forward(x) * self.sign

    class Cubed(names.Scale):
        def forward(self, x):
            return super().forward(x) ** 3

    class Wide(Negative, names.ScaleShift, Cubed):
        pass

    module = Wide()
    module.scale.data.fill_(scale)
    module.shift.data.fill_(shift)
    return module(x), len(module.parameters())


def test_wide_diamond(student):
    "three subclasses of Scale mixed together each have their turn"
    r = student.random
    x, scale, shift = draw(r, 2, 4), r.uniform(0.5, 1.5), r.uniform(1, 2)
    tried = "class Wide(Negative, ScaleShift, Cubed): pass\nWide()(x)"
    got, count = student.observe(wide_diamond, x, scale, shift, tried=tried)
    expect_close(
        got,
        (-((x.double() * scale) ** 3 + shift)).float(),
        atol=1e-3,
        why="Some class did not run. ScaleShift should pass on to whichever class comes next, and super() knows which.",
    )
    expect_equal(
        count,
        3,
        tried="len(Wide().parameters())",
        why="Every class's parameters should be registered once each.",
    )
