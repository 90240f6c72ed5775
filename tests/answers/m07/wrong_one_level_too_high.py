# wrong (test_cancelled_batch): a cancelled batch ends the pass
# says: ends the whole pass
class CancelBatchException(Exception):
    pass

class CancelEpochException(Exception):
    pass

class CancellingLearner(Learner):

    def one_epoch(self, train: bool) -> None:
        try:
            super().one_epoch(train)
        except CancelBatchException:
            self('after_batch')
            self('after_epoch')
        except CancelEpochException:
            self('after_epoch')
