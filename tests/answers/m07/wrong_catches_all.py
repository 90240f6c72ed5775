# wrong (test_other_errors): all exceptions end the batch
# says: swallowed in one_batch.*only CancelBatchException
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
        except Exception:
            self('after_batch')
