"""Hidden checks of r01: other sizes and numbers of classes, and models that share nothing."""

from autograder.checking import expect, expect_close, required
from checks.r01.probes import MEANINGS, judge_grid, judge_results
from checks.shared.modules import attempt


@required
def test_drawn_sizes(student):
    "any number of classes, any batch size and any grid will do"
    draw = student.random.randrange
    n, m = student.random.sample(range(2, 40), 2)  # numbers of classes
    judge_results(
        student,
        # A side over 32 leaves a grid to average, also where the stem has a stride of 4.
        (n, (draw(2, 6), 3, draw(17, 40), draw(33, 41))),
        (m, (draw(2, 6), 3, 16 * draw(1, 3), 16 * draw(1, 3))),
    )


def test_drawn_grid(student):
    "the grid is halved at the start of stages 2, 3 and 4 for images of another form"
    judge_grid(student, (2, 3, 32, student.random.choice((64, 96))))


def shuffled(names, order):
    import torch

    model = names.resnet18(6)
    model.training = False
    x = torch.randn(len(order), 3, 16, 24)
    with torch.no_grad():
        return model(x)[order], model(x[order])


def test_every_item_for_itself(student):
    "an image's scores do not depend on its place in the batch"
    order = list(range(5))
    while order == sorted(order):
        student.random.shuffle(order)
    tried = f"model(xb)[{order}], model(xb[{order}])"
    a, b = attempt(student, shuffled, order, tried=tried, meanings=MEANINGS)
    expect_close(
        b,
        a,
        rtol=1e-3,
        atol=1e-4 * max(1.0, a.abs().max().item()),
        why="Another order of the images gives other scores: items of the batch are mixed up. Is it the grid that is averaged?",
    )


def two_models(names):
    a, b = names.resnet18(3), names.resnet18(3)
    ps, qs = a.parameters(), b.parameters()
    shared = len({id(p) for p in ps} & {id(q) for q in qs})
    # Kernels only: biases and scales all start from the same numbers.
    alike = sum(sum(d > 1 for d in p.shape) > 1 and bool((p == q).all()) for p, q in zip(ps, qs, strict=True))
    return shared, alike


def test_models_share_nothing(student):
    "two models have weights of their own"
    tried = "a, b = resnet18(3), resnet18(3)"
    shared, alike = attempt(student, two_models, tried=tried, meanings=MEANINGS)
    expect(
        not shared,
        "Two models hold the same parameters. Make the layers when resnet18 is called.",
        expected="none shared",
        got=f"{shared} shared",
    )
    expect(
        not alike,
        "Two models start from the same weights: they are to be drawn at random, without a seed of their own.",
        expected="weights drawn anew",
        got=f"{alike} alike",
    )
