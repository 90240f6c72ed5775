"""Hidden checks of q17: drawn inputs and values, other diamonds, and that a subclass of either works."""

import torch

from autograder.checking import expect_close, required
from checks.q17.probes import MEANINGS, judge_diamond_init, judge_diamond_result, judge_result
from checks.shared.modules import attempt


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
    got, count = attempt(student, wide_diamond, x, scale, shift, tried=tried, meanings=MEANINGS)
    expect_close(
        got,
        -((x.double() * scale) ** 3 + shift),
        atol=1e-3,
        why="Not every class has had its turn: ScaleShift hands on to whichever class comes next, which super() knows.",
    )
    expect_close(count, 3, why="Every class's parameters are to be registered, once each.")


def two_of_each(names):
    first, second = names.ScaleShift(), names.ScaleShift()
    first.scale.data.fill_(5.0)
    first.shift.data.fill_(7.0)
    x = torch.ones(2, 2)
    return second(x), names.Scale()(x)


def test_instances_share_nothing(student):
    "a change of one module's parameters does not reach another's"
    got = attempt(student, two_of_each, tried="first.scale.data.fill_(5.)\nsecond(x)", meanings=MEANINGS)
    ones = torch.ones(2, 2)
    expect_close(
        got, (ones, ones), why="The parameters are shared by all instances. Make new ones in __init__."
    )
