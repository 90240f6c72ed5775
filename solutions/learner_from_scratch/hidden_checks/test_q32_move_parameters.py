"""Hidden checks of q32: random models and devices, and a real model."""

from autograder.checking import Student, expect_equal, required
from checks.q32.probes import MEANINGS, judge  # noqa: F401

FIRST_GPU = ["cuda", "cuda:0"]
OTHERS = ["cuda:2", "xpu:1", "mps", "meta"]


def drawn_tree(draw, depth):
    inner = [drawn_tree(draw, depth - 1) for _ in range(draw.randrange(1, 4))] if depth else []
    return draw.randrange(1 if not depth else 0, 3), inner


@required
def test_drawn_models(student: Student) -> None:
    "models of any form are moved to any device"
    draw = student.random
    for devices in draw.sample([FIRST_GPU, OTHERS], 2):
        judge(
            student, (draw.randrange(1, 4), [drawn_tree(draw, 2), drawn_tree(draw, 1)]), draw.choice(devices)
        )


def test_very_deep(student: Student) -> None:
    "a parameter that lies very deep is moved too"
    tree = (1, [])
    for _ in range(student.random.randrange(20, 40)):
        tree = (0, [tree])
    judge(student, (1, [tree]), "cuda")


def test_there_and_back(student: Student) -> None:
    "a model can be moved again and again"
    draw = student.random
    tree = (draw.randrange(1, 3), [drawn_tree(draw, 1)])  # with parameters of its own and deeper ones
    devices = [draw.choice(FIRST_GPU), *draw.sample(OTHERS, 2)]
    judge(student, tree, *devices, as_object=draw.random() < 0.5)


def on_a_cnn(names):
    """What a move to the CPU does to a model that is there: nothing that can be seen."""
    import torch

    from reference import Module, simple_cnn

    class Empty(Module):
        pass

    names.move_parameters(Empty(), "cpu")
    model = simple_cnn()
    before = list(model.parameters())
    numbers = [p.detach().clone() for p in before]
    names.move_parameters(model, torch.device("cpu"))
    after = list(model.parameters())
    return {
        "as many parameters": len(before) == len(after),
        "the same objects": all(a is b for a, b in zip(after, before, strict=False)),
        "the same numbers": all(torch.equal(p.detach(), q) for p, q in zip(after, numbers, strict=False)),
        "leaves that learn": all(p.is_leaf and p.requires_grad for p in after),
    }


def test_a_real_model(student: Student) -> None:
    "the chapter's CNN keeps its parameters and their numbers"
    seen = student.observe(on_a_cnn, tried='move_parameters(simple_cnn(), torch.device("cpu"))')
    expect_equal(
        seen, dict.fromkeys(seen, True), why="Parameters stay the same objects, with the same numbers."
    )
