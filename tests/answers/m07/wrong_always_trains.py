# wrong (test_subclass): hands True on to super in every pass
# says: each epoch trains once, and then validates
class CancelBatchException(Exception): pass
class CancelEpochException(Exception): pass

class CancellingLearner(Learner):
    def one_epoch(self, train):
        try:
            super().one_epoch(True)
        except CancelEpochException:
            self("after_epoch")

    def one_batch(self):
        try:
            super().one_batch()
        except CancelBatchException:
            self("after_batch")
