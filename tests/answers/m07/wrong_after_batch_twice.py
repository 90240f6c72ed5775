# wrong (test_no_cancel): after_batch runs twice where nothing was cancelled
# says: after_batch comes twice
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

    def one_batch(self):
        try:
            super().one_batch()
        except CancelBatchException:
            pass
        self('after_batch')
