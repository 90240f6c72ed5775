"""Hidden checks of q25: other data, and a loss that is no cross-entropy."""

from autograder.checking import Student, expect_close, required
from checks.q25.probes import MEANINGS, judge_rows  # noqa: F401
from checks.shared.rows import fresh


@required
def test_drawn_batches(student: Student) -> None:
    "the rows are right for any number of epochs and any batch sizes"
    sizes = tuple(student.random.randrange(2, 20) for _ in range(student.random.randrange(3, 6)))
    judge_rows(student, student.random.randrange(2, 4), sizes, seed=student.random.randrange(1, 1000))


def with_another_loss(names, sizes):
    """Losses and predictions that are given: the answer must take them from the learner, whatever they are."""
    import torch

    from reference import DataLoaders, Learner, Module

    class Identity(Module):
        def forward(self, x):
            return x

    def mean_of_first(preds, targets):
        return preds[:, 0].mean() + 0.0 * targets.sum()

    class NoOptimizer:
        lr = 0.0

        def step(self):
            pass

    batches = [(torch.randn(n, 4, requires_grad=True), torch.randint(4, (n,))) for n in sizes]
    cb = fresh(names.PlainTrackResults(), "results")
    learner = Learner(
        Identity(), DataLoaders(batches, batches[:1]), mean_of_first, 0.1, [cb], lambda ps, lr: NoOptimizer()
    )
    learner.fit(1)
    truth = []
    for part in (batches, batches[:1]):
        x, y = (torch.cat(parts) for parts in zip(*part, strict=True))
        truth.append([x[:, 0].mean().item(), (x.argmax(1) == y).float().mean().item()])
    return [[float(v) for v in row[2:]] for row in cb.results], truth


def test_any_loss_and_model(student: Student) -> None:
    "loss and predictions are taken from the learner, whatever model and loss it has"
    sizes = [student.random.randrange(3, 30) for _ in range(4)]
    got, truth = student.observe(
        with_another_loss, sizes, tried="Learner(another_model, dls, another_loss, cbs=[cb]).fit(1)"
    )
    expect_close(got, truth, rtol=1e-3, atol=1e-5, why="Take the loss and the predictions from the learner.")
