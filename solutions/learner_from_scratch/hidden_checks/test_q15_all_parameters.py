"""Hidden checks of q15: other random models, and the chapter's own layers."""

from autograder.checking import expect_equal, required
from checks.q15.probes import MEANINGS, judge_tree, nested  # noqa: F401  (MEANINGS explain exceptions)


@required
def test_random_models(student):
    "other random models give the right list"
    for depth in (2, 4):
        judge_tree(student, nested(student.random, depth), "all_parameters(model)   # a random model")


def shapes_of_layers(names, widths):
    from reference import AdaptivePool, ConvLayer, Linear, Sequential

    convs = [
        ConvLayer(ni, nf, bias=i % 2 == 0) for i, (ni, nf) in enumerate(zip(widths, widths[1:], strict=False))
    ]
    model = Sequential(Sequential(*convs), AdaptivePool(), Linear(widths[-1], 7))
    return [list(p.shape) for p in names.all_parameters(model)]


def test_the_chapters_layers(student):
    "the parameters of a Sequential of the chapter's layers are found"
    widths = student.random.sample([2, 3, 4, 5, 6, 8, 9], 4)  # all shapes differ, the last layer's too
    got = student.observe(shapes_of_layers, widths, tried="all_parameters(Sequential(Sequential(...), ...))")
    truth = []
    for i, (ni, nf) in enumerate(zip(widths, widths[1:], strict=False)):
        truth += [[nf, ni, 3, 3]] + ([[nf]] if i % 2 == 0 else [])
    truth += [[7, widths[-1]], [7]]
    expect_equal(got, truth, why="These are the shapes of the parameters that were found.")
