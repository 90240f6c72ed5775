"""Checks of m02: Linear and AdaptivePool."""

from autograder.checking import required
from checks.m02.probes import (
    draw_numbers,
    judge_draws,
    judge_linear,
    judge_pool,
    judge_registered,
    judge_trained,
    judge_weights,
)
from checks.shared.parts import judge_own

HINTS = [
    "Both are Modules: __init__ starts with super().__init__(), and forward makes the result. Which of them needs no __init__ at all?",
    "Parameter(torch.empty(nf, ni)) makes room for the weights, and nn.init.xavier_normal_(self.w) fills it, in place. The bias is "
    "Parameter(torch.zeros(nf)).",
    "The result is x @ self.w.t() + self.b, for any number of dimensions. The pool's is x.mean((2, 3)).",
]


@required
def test_own(student):
    "Linear gives x @ w.T + b, without nn.Linear or the like"
    judge_own(student, ["Linear", "AdaptivePool"], ["Linear", "AdaptivePool"], ("Module",))
    judge_linear(student, [2, student.random.randrange(2, 4)], student.random.randrange(4, 8))


def test_linear(student):
    "Linear multiplies by its weights and adds its bias"
    draw = student.random.randrange
    judge_linear(student, [draw(2, 7), draw(4, 8)], draw(2, 4))
    judge_linear(student, [1, draw(2, 6)], 1)


def test_any_dimensions(student):
    "Linear takes inputs with any number of dimensions"
    draw = student.random.randrange
    for n_dims in (0, 2, 3):
        judge_linear(student, [*(draw(1, 6) for _ in range(n_dims)), draw(3, 6)], 2)


def test_parameters(student):
    "w is (nf, ni) and b is (nf,), zeros; both are registered, once"
    judge_registered(student, student.random.randrange(20, 40), student.random.randrange(2, 20))


def test_weights(student):
    "w is drawn as xavier_normal_ draws"
    nf = student.random.randrange(90, 180)
    judge_weights(student, 4 * nf, nf)


def test_pool(student):
    "AdaptivePool takes the mean over each channel's grid"
    n, c, side = (student.random.randrange(2, 6) for _ in range(3))
    judge_pool(student, [n, c, side, side])
    judge_pool(student, [n, c, side, side + 3])
    judge_pool(student, [1, c, side, side])


def test_draws(student):
    "weights come from torch's global generator, and the layer does not seed it"
    judge_draws(student)


def test_trains(student):
    "gradients flow through both, and a step moves w and b"
    x, y = draw_numbers(student, 2, 3, 4, 5), draw_numbers(student, 2, 2)
    judge_trained(student, x, y, student.random.uniform(0.1, 0.3))
