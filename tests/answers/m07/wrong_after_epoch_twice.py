# wrong (test_no_cancel): after_epoch runs twice where nothing was cancelled
# says: after_epoch comes twice
class CancelBatchException(Exception):
    pass

class CancelEpochException(Exception):
    pass

class CancellingLearner(Learner):

    def one_epoch(self, train):
        try:
            super().one_epoch(train)
        except CancelEpochException:
            pass
        self('after_epoch')

    def one_batch(self) -> None:
        try:
            super().one_batch()
        except CancelBatchException:
            self('after_batch')
