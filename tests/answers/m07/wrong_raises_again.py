# wrong (test_caught): raises the exception again
# says: do not raise it again
class CancelBatchException(Exception): pass
class CancelEpochException(Exception): pass

class CancellingLearner(Learner):
    def one_epoch(self, train):
        try:
            super().one_epoch(train)
        except CancelEpochException:
            self("after_epoch")

    def one_batch(self):
        try:
            super().one_batch()
        except CancelBatchException:
            self("after_batch")
            raise
