"""The chapter's way to train: the finder, then a cycle, with results on the way, and their plots."""

import matplotlib
import pytest
import torch

from reference import DataLoaders, LRFinder, Normalize, OneCycle, TrackResults, toy_learner
from reference.training.folders import datasets_in
from reference.training.plots import smooth
from reference.training.recipe import close, find_lr, loaders, one_cycle

matplotlib.use("Agg")


def test_find_a_rate_then_train_at_it_as_in_the_chapter():
    finder = LRFinder()
    searching = toy_learner(cbs=[finder])
    searching.dls = DataLoaders(searching.dls.train, [])
    searching.fit(23)  # 92 batches: the finder ends it
    assert searching.opt.lr > 10
    best = finder.lrs[finder.losses.index(min(finder.losses))]

    tracker, cycle = TrackResults(verbose=False), OneCycle(best)
    learn = toy_learner(cbs=[tracker, cycle])
    learn.fit(3)
    assert max(cycle.lrs) == pytest.approx(best)
    assert len(cycle.lrs) == len(tracker.batch_losses) == 3 * 4
    losses = [loss for _, training, loss, _ in tracker.results if not training]
    assert losses[-1] < losses[0]

    plots = [finder.plot(), cycle.plot(), *tracker.plot()]
    assert [ax.get_ylabel() for ax in plots] == ["loss", "learning rate", "loss", "accuracy"]
    matplotlib.pyplot.close("all")


def test_results_are_plotted_over_the_epochs_that_they_belong_to():
    tracker = TrackResults(verbose=False)
    toy_learner(cbs=[tracker]).fit(3)
    for k, ax in enumerate(tracker.plot(), start=2):
        training, validation = ax.lines
        assert training.get_xdata().tolist() == [0.5, 1.5, 2.5]
        assert validation.get_xdata().tolist() == [1, 2, 3]
        assert training.get_ydata().tolist() == [result[k] for result in tracker.results if result[1]]
        assert validation.get_ydata().tolist() == [result[k] for result in tracker.results if not result[1]]
    matplotlib.pyplot.close("all")


def test_the_loss_of_each_training_batch_is_kept_for_one_fit():
    tracker = TrackResults(verbose=False)
    learn = toy_learner(cbs=[tracker], batch_sizes=(8, 8))
    for _ in range(2):
        learn.fit(2)
        assert len(tracker.batch_losses) == 4
        assert not any(loss.requires_grad for loss in tracker.batch_losses)
        mean = torch.stack(tracker.batch_losses[2:]).mean().item()
        assert mean == pytest.approx(tracker.results[2][2])


def test_smoothing_starts_at_the_first_value_and_keeps_a_constant():
    assert smooth([2.0, 2.0, 2.0]) == pytest.approx([2, 2, 2])
    assert smooth([4.0, 0.0], beta=0.5) == pytest.approx([4, 4 / 3])


@pytest.fixture
def dls(images):
    train, valid, _ = datasets_in(images, size=16)
    dls = loaders(train, valid, bs=8, n_workers=1)
    yield dls
    close(dls)


def train(dls, norm, device):
    finder = find_lr(dls, 4, norm, device, seed=1)
    tracker, _, learn = one_cycle(dls, 4, norm, device, seed=1, n_epochs=2, lr=0.01)
    return finder, tracker, learn


def test_the_recipe_leaves_validation_out_of_the_search_and_is_seeded(dls):
    norm = Normalize.from_batch(next(iter(dls.train))[0])
    finder, tracker, _ = train(dls, norm, "cpu")
    again, tracker_again, _ = train(dls, norm, "cpu")
    assert len(finder.lrs) >= 60  # past 0.05, over more than one epoch of six batches
    assert finder.losses == again.losses
    assert tracker.results == tracker_again.results


@pytest.mark.skipif(not torch.cuda.is_available(), reason="there is no CUDA device")
def test_the_recipe_runs_on_the_gpu_where_there_is_one(dls):
    norm = Normalize.from_batch(next(iter(dls.train))[0])
    _, tracker, learn = train(dls, norm, "cuda")
    assert all(p.is_cuda for p in learn.model.parameters())
    assert tracker.results[-1][2] == pytest.approx(train(dls, norm, "cpu")[1].results[-1][2], rel=0.05)
