"""Callbacks that cancel a batch, a pass or the fit."""

import pytest
import torch

from reference import (
    Callback,
    CancelBatchException,
    CancelEpochException,
    CancelFitException,
    CancellingLearner,
    DataLoaders,
    TrackResults,
    cross_entropy,
)

EVENTS = "before_fit before_epoch before_batch after_batch after_epoch after_fit".split()


class Log:
    """Notes every event: b and B for before and after a batch, e and E for an epoch, f and F for the fit."""

    def __init__(self):
        self.seen = ""

    def __getattr__(self, name):
        if name not in EVENTS:
            raise AttributeError(name)
        before, _, what = name.partition("_")
        return lambda: setattr(self, "seen", self.seen + (what[0] if before == "before" else what[0].upper()))


class Raise(Callback):
    """Raises in the event `where` of the training batch `num`."""

    def __init__(self, exception, where, num=1):
        def event():
            if self.model.training and (where == "before_epoch" or self.num == num):
                raise exception

        setattr(self, where, event)


class RaisingModel:
    """In place of a model: raises where its second training batch would be predicted."""

    def __init__(self, model, exception):
        self.model, self.exception = model, exception
        self.n = 0

    def __call__(self, x):
        self.n += 1
        if self.n == 2:
            raise self.exception
        return self.model(x)

    def __getattr__(self, name):
        return getattr(self.model, name)


def fit(model, batches, *cbs):
    """The events of a fit of one epoch: three batches of training and one of validation."""
    log = Log()
    CancellingLearner(model, DataLoaders(batches, batches[:1]), cross_entropy, 0.1, [log, *cbs]).fit(1)
    return log.seen


@pytest.mark.parametrize(
    "exception, where, events",
    [
        (CancelBatchException, "before_batch", "f e bB bB bB E e bB E F"),
        (CancelEpochException, "before_batch", "f e bB b E e bB E F"),
        (CancelEpochException, "before_epoch", "f e E e bB E F"),
        (CancelFitException, "before_batch", "f e bB b F"),
        (CancelFitException, "before_epoch", "f e F"),
    ],
)
def test_what_runs_after_a_cancel_in_a_callback(model, batches, exception, where, events):
    assert fit(model, batches, Raise(exception, where)) == events.replace(" ", "")


@pytest.mark.parametrize(
    "exception, events",
    [
        (CancelBatchException, "f e bB bB bB E e bB E F"),
        (CancelEpochException, "f e bB b E e bB E F"),
        (CancelFitException, "f e bB b F"),
    ],
)
def test_what_runs_after_a_cancel_from_inside_a_batch(model, batches, exception, events):
    assert fit(RaisingModel(model, exception), batches) == events.replace(" ", "")


def test_without_a_cancel_nothing_changes_and_other_exceptions_reach_the_caller(model, batches):
    assert fit(model, batches) == "febBbBbBEebBEF"
    with pytest.raises(KeyError):
        fit(model, batches, Raise(KeyError, "before_batch"))


def test_a_cancelled_batch_makes_no_step(model, batches):
    before = [p.detach().clone() for p in model.parameters()]
    fit(model, batches[:1], Raise(CancelBatchException, "before_batch", num=0))
    assert all(torch.equal(p, old) for p, old in zip(model.parameters(), before, strict=True))


def test_results_leave_a_cancelled_batch_out(model, batches):
    tracker = TrackResults(verbose=False)
    fit(model, batches, tracker, Raise(CancelBatchException, "before_batch", num=2))
    assert tracker.ns == [4]  # validation
    assert len(tracker.batch_losses) == 2
    assert [result[:2] for result in tracker.results] == [(0, True), (0, False)]
