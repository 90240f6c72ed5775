"""Hidden checks of q15: drawn trees, deep ones, parameters that are alike, and the chapter's own layers."""

from autograder.checking import expect_equal, required
from checks.q15.probes import MISTAKES, judge_tree, judge_untouched, own_first
from checks.shared.modules import attempt


def draw(random, depth):
    """A tree of this depth, with every label once and in no order, on which each known mistake shows."""
    labels = random.sample(range(10, 5000), 1000)

    def grow(level):
        own = [labels.pop() for _ in range(random.randrange(0, 4))]
        n = random.randrange(2, 4) if level else 0
        return own, [grow(level - 1 if i == 0 else random.randrange(level)) for i in range(n)]

    own = [labels.pop() for _ in range(random.randrange(1, 5))]
    # Three children, of which none is an attribute.
    tree = own, [([labels.pop()], []), *(grow(depth - 1) for _ in range(2))]
    if any(wrong(tree) == own_first(tree) for wrong, _ in MISTAKES):
        return draw(random, depth)
    return tree


@required
def test_drawn_trees(student):
    "all parameters are found in order, however the modules lie within each other"
    for depth in (2, 3):
        judge_tree(student, draw(student.random, depth), tried="all_parameters(model)")


def test_deep(student):
    "forty modules within each other are no problem"
    tree = ([40], [])
    for label in range(39, 0, -1):
        tree = ([label], [tree])
    judge_tree(student, tree, tried="all_parameters(model_of_40_levels)")


def test_parameters_that_are_alike(student):
    "parameters with equal values are told apart"
    tree = draw(student.random, 3)
    judge_tree(student, tree, tried="all_parameters(model), every parameter 0", alike=True)


def test_any_module_stays_as_it_is(student):
    "no list of any module is changed, at any depth"
    judge_untouched(student, draw(student.random, 3), tried="all_parameters(model)", children_first=True)


def with_frozen_ones(names, n):
    import torch

    from reference import Linear, Sequential

    model = Sequential(*(Linear(2, 3) for _ in range(n)))
    frozen = model.children[0].params + model.children[-1].params[:1]
    for p in frozen:
        p.requires_grad_(False)
    found = names.all_parameters(model)
    return [any(p is q for q in found) for layer in model.children for p in layer.params], torch.numel(
        found[0]
    )


def test_frozen_ones_too(student):
    "parameters that are not being trained are parameters too"
    n = student.random.randrange(2, 5)
    there, _ = attempt(
        student, with_frozen_ones, n, tried="layer.w.requires_grad_(False); all_parameters(model)"
    )
    expect_equal(
        there,
        [True] * (2 * n),
        why="A parameter whose gradient is switched off is registered all the same. Leave none out.",
    )


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
    got = attempt(student, shapes_of_layers, widths, tried="all_parameters(Sequential(Sequential(...), ...))")
    truth = []
    for i, (ni, nf) in enumerate(zip(widths, widths[1:], strict=False)):
        truth += [[nf, ni, 3, 3]] + ([[nf]] if i % 2 == 0 else [])
    truth += [[7, widths[-1]], [7]]
    expect_equal(got, truth, why="These are the shapes of the parameters that were found.")
