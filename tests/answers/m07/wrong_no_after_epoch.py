# wrong (test_cancelled_pass): after_epoch is skipped
# says: after_epoch
class CancelBatchException(Exception):
    pass

class CancelEpochException(Exception):
    pass

class CancellingLearner(Learner):

    def one_epoch(self, train: bool) -> None:
        try:
            super().one_epoch(train)
        except CancelEpochException:
            pass

    def one_batch(self) -> None:
        try:
            super().one_batch()
        except CancelBatchException:
            self('after_batch')
