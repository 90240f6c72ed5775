"""Getting batches ready, and keeping the results."""

import math

import pytest
import torch
import torch.nn.functional as F

from reference import (
    AdaptivePool,
    Callback,
    CancelFitException,
    DataLoaders,
    Learner,
    Linear,
    Normalize,
    Sequential,
    SetupLearnerCB,
    TrackResults,
    cross_entropy,
    imagenet_stats,
    tfm_x,
)


class Cancel(Callback):
    """Ends the fit at the n-th batch of training."""

    def __init__(self, n):
        self.n = n

    def after_batch(self):
        if self.num == self.n:
            raise CancelFitException


def fit_frozen(model, batches, tracker, n_epochs=1, others=()):
    """A fit at a rate of 0: nothing is learned, so the right results are those of the model as it is."""
    Learner(model, DataLoaders(batches, batches[1:]), cross_entropy, 0.0, [tracker, *others]).fit(n_epochs)
    return tracker.results


def test_results_are_means_over_items_of_batches_of_different_sizes(model, batches):
    results = fit_frozen(model, batches, TrackResults(verbose=False), n_epochs=2)
    assert [r[:2] for r in results] == [(0, True), (0, False), (1, True), (1, False)]
    for epoch in range(2):
        for part, (_, _, loss, accuracy) in zip([batches, batches[1:]], results[2 * epoch :], strict=False):
            x, y = (torch.cat(o) for o in zip(*part, strict=True))
            preds = F.linear(x, *model.parameters())
            assert loss == pytest.approx(F.cross_entropy(preds, y).item(), rel=1e-5)
            assert accuracy == pytest.approx((preds.argmax(1) == y).float().mean().item())


def test_results_are_plain_numbers(model, batches):
    for result in fit_frozen(model, batches, TrackResults(verbose=False)):
        assert [type(o) for o in result] == [int, bool, float, float]


def test_each_pass_prints_a_line_unless_told_not_to(model, batches, capsys):
    results = fit_frozen(model, batches, TrackResults())
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[:2] for line in lines] == [["0", "True"], ["0", "False"]]
    assert [float(line.split()[2]) for line in lines] == pytest.approx([r[2] for r in results], abs=1e-4)
    fit_frozen(model, batches, TrackResults(verbose=False))
    assert capsys.readouterr().out == ""


def test_a_second_fit_starts_a_new_list_and_a_cancelled_pass_leaves_nothing(model, batches):
    tracker = TrackResults(verbose=False)
    first = fit_frozen(model, batches, tracker)
    assert fit_frozen(model, batches, tracker, others=[Cancel(1)]) == []
    assert fit_frozen(model, batches, tracker) == first
    assert len(first) == 2


def test_a_pass_without_batches_has_no_mean(model, batches):
    tracker = TrackResults(verbose=False)
    Learner(model, DataLoaders(batches, []), cross_entropy, 0.1, [tracker]).fit(1)
    epoch, training, loss, accuracy = tracker.results[1]
    assert (epoch, training) == (0, False) and math.isnan(loss) and math.isnan(accuracy)


def image_batches():
    return [(torch.rand(n, 6, 5, 3), torch.randint(0, 2, (n,))) for n in (4, 2)]


def test_setup_normalises_and_puts_channels_first():
    seen = []

    class Keep(Callback):
        def after_batch(self):
            seen.append(self.batch)

    batches = image_batches()
    model = Sequential(AdaptivePool(), Linear(3, 2))
    cbs = [SetupLearnerCB(Normalize(imagenet_stats), "cpu"), Keep()]
    Learner(model, DataLoaders(batches, batches[:1]), cross_entropy, 0.1, cbs).fit(1)
    for (xb, yb), (x, y) in zip(seen, [*batches, batches[0]], strict=True):
        assert torch.equal(xb, tfm_x(x, Normalize(imagenet_stats))) and torch.equal(yb, y)


def test_setup_without_statistics_takes_those_of_its_first_batch_and_keeps_them():
    batches = image_batches()
    norm = Normalize.from_batch(batches[0][0])
    cb = SetupLearnerCB(device="cpu")
    for _ in range(2):  # a second learner with the same callback
        model = Sequential(AdaptivePool(), Linear(3, 2))
        learn = Learner(model, DataLoaders(batches, batches[1:]), cross_entropy, 0.1, [cb])
        learn.fit(1)
        assert torch.equal(learn.batch[0], tfm_x(batches[-1][0], norm))
        batches = image_batches()


def test_setup_moves_the_model_before_the_optimizer_is_made():
    order = []

    class Noted(type(Linear(1, 1))):
        def to(self, device):
            order.append(("to", torch.device(device)))
            return super().to(device)

    def opt_func(params, lr):
        order.append(("opt", None))

    Learner(
        Noted(1, 1), DataLoaders([], []), cross_entropy, 0.1, [SetupLearnerCB(device="cpu")], opt_func
    ).fit(0)
    assert order == [("to", torch.device("cpu")), ("opt", None)]


@pytest.mark.skipif(not torch.cuda.is_available(), reason="there is no CUDA device")
def test_setup_trains_on_the_gpu_where_there_is_one():
    batches = image_batches()
    model = Sequential(AdaptivePool(), Linear(3, 2))
    tracker = TrackResults(verbose=False)
    learn = Learner(model, DataLoaders(batches, batches), cross_entropy, 0.1, [SetupLearnerCB(), tracker])
    learn.fit(1)
    assert learn.preds.is_cuda and all(p.is_cuda for p in model.parameters())
    assert len(tracker.results) == 2
