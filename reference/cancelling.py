"""Two more ways to cancel, which the chapter leaves to its readers: one batch, or one pass over a loader."""

from typing import Any

from reference.learner import Learner


class CancelBatchException(Exception):
    """A callback raises this to end the batch: no step is made, `after_batch` runs, and the next batch follows."""


class CancelEpochException(Exception):
    """A callback raises this to end the pass: `after_epoch` runs, and the next pass follows."""


class CancellingLearner(Learner):
    """A `Learner` whose callbacks can also cancel a batch or a pass, in `before_` events or from inside them.

    In the `after_batch` of a cancelled batch, `preds` and `loss` are None. Do not cancel from `after_batch` or
    `after_epoch`: there is nothing left to end.
    """

    # A subclass, so that `Learner` stays as short as the chapter's.

    def one_batch(self) -> None:
        """Run a batch, unless a callback cancels it."""
        try:
            super().one_batch()
        except CancelBatchException:
            nothing: Any = None
            self.preds = self.loss = nothing
            self("after_batch")

    def one_epoch(self, train: bool) -> None:
        """Run a pass, unless a callback cancels it."""
        try:
            super().one_epoch(train)
        except CancelEpochException:
            self("after_epoch")
