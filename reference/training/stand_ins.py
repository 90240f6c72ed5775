"""What the reference has to be turned into to stand in for an answer to an exercise, and the Learner of several answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import reference
from reference import TrackResults


class SetupLearnerCB(reference.SetupLearnerCB):
    """The reference's, for any model that has `parameters()`: a student's own `Module` needs no `to`."""

    def before_fit(self) -> None:
        """Move the model by its parameters' `data`."""
        for p in self.model.parameters():
            p.data = p.data.to(self.device)


class PlainTrackResults(TrackResults):
    """The reference's `TrackResults`, which prints nothing: `results` has a tuple for each pass."""

    def __init__(self) -> None:
        TrackResults.__init__(self, verbose=False)


class EpochMetrics(PlainTrackResults):
    """The same, with its results in `history`."""

    @property
    def history(self) -> list[tuple[int, bool, float, float]]:
        """(epoch, training, mean loss, accuracy) of each pass."""
        return self.results


def learner(base: Any, own: Callable[[str], Any]) -> Any:
    """The Learner `base` with a student's `fit`, `one_batch` and `Events` in it, as far as `own` has them.

    `fit` does not make the optimizer. So it is made here, as soon as all callbacks know that a fit begins: one of them may
    have set another rate.
    """
    fit, one_batch, events = own("fit"), own("one_batch"), own("Events")
    if not (fit or one_batch or events):
        return base

    class MineLearner(base):
        def __call__(self, name: str) -> None:
            if events:
                events(self.cbs)(name)
            else:
                super().__call__(name)
            if name == "before_fit":
                self.opt = self.opt_func(self.model.parameters(), self.lr)

    if fit:
        MineLearner.fit = lambda self, n_epochs: fit(self, n_epochs)
    if one_batch:
        MineLearner.one_batch = lambda self: one_batch(self)
    return MineLearner
