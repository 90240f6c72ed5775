# wrong (test_cancelled_fit): a cancelled fit ends the batch only
# says: whole fit|goes on
class CancelBatchException(Exception):
    pass

class CancelEpochException(Exception):
    pass

class CancellingLearner(Learner):

    def one_epoch(self, train: bool) -> None:
        try:
            super().one_epoch(train)
        except CancelEpochException:
            self('after_epoch')

    def one_batch(self) -> None:
        try:
            super().one_batch()
        except (CancelBatchException, CancelFitException):
            self('after_batch')
