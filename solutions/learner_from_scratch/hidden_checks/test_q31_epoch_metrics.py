"""Hidden checks of q31: other data, cancels anywhere, and learners that have another loss."""

from autograder.checking import Student, expect_close, required
from checks.q31.probes import MEANINGS, judge  # noqa: F401
from checks.shared.rows import fresh


def drawn(student, **more):
    draw = student.random
    sizes = tuple(draw.randrange(2, 20) for _ in range(draw.randrange(3, 5)))
    return {"n_epochs": draw.randrange(1, 3), "batch_sizes": sizes, "seed": draw.randrange(1, 1000), **more}


@required
def test_drawn_batches(student: Student) -> None:
    "the rows are right for any number of epochs and any batch sizes"
    judge(student, drawn(student, n_epochs=3))


def test_cancelled_anywhere(student: Student) -> None:
    "a pass can be cancelled at any batch, in training or validation, and fits follow one another"
    draw = student.random
    judge(
        student,
        drawn(student, n_epochs=2, cancel=(draw.randrange(2), False, 0)),
        drawn(student, n_epochs=2, cancel=(0, True, draw.randrange(2))),
        drawn(student),
    )


def with_another_loss(names, seed, sizes):
    """Losses and predictions that are given: the answer must take them from the learner, whatever they are."""
    from reference import DataLoaders, Learner, Module

    class Identity(Module):
        def forward(self, x):
            return x

    class NoOptimizer:
        lr = 0.0

        def step(self):
            pass

    train = batches(seed, sizes)
    cb = fresh(names.EpochMetrics(), "history")
    dls = DataLoaders(train, train[:1])
    Learner(
        Identity(), dls, lambda preds, yb: preds[:, 0].mean() + 5.0, 0.1, [cb], lambda ps, lr: NoOptimizer()
    ).fit(1)
    return [[float(v) for v in row[2:]] for row in cb.history]


def batches(seed, sizes):
    import torch

    generator = torch.Generator().manual_seed(seed)
    return [
        (
            torch.randn(n, 4, generator=generator).requires_grad_(),
            torch.randint(4, (n,), generator=generator),
        )
        for n in sizes
    ]


def test_any_loss_and_model(student: Student) -> None:
    "loss and predictions are taken from the learner, whatever model and loss it has"
    import torch

    seed, sizes = student.random.randrange(1000), [student.random.randrange(3, 30) for _ in range(4)]
    got = student.observe(
        with_another_loss, seed, sizes, tried="Learner(another_model, dls, another_loss, 0.1, [cb]).fit(1)"
    )
    train = batches(seed, sizes)
    truth = []
    for part in (train, train[:1]):
        x, y = (torch.cat(parts) for parts in zip(*part, strict=True))
        truth.append([x[:, 0].mean().item() + 5.0, (x.argmax(1) == y).float().mean().item()])
    expect_close(got, truth, rtol=1e-3, atol=1e-5, why="Take the loss and the predictions from the learner.")
