# wrong (test_cancelled_pass): CancelEpochException ends only the batch
# says: goes on
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
        except (CancelBatchException, CancelEpochException):
            self('after_batch')
