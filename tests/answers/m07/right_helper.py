# right: one helper for both, with a base for the exceptions
class Cancel(Exception):
    """What ends a part of a fit."""


class CancelBatchException(Cancel):
    pass


class CancelEpochException(Cancel):
    pass


class CancellingLearner(Learner):
    def cancellable(self, run, cancelled, event):
        try:
            run()
        except cancelled:
            self(event)

    def one_batch(self):
        self.cancellable(super().one_batch, CancelBatchException, "after_batch")

    def one_epoch(self, train):
        parent = super().one_epoch
        self.cancellable(lambda: parent(train), CancelEpochException, "after_epoch")
