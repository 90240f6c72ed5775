# wrong (test_no_step): a cancelled batch goes on to the step
# says: step
class CancelBatchException(Exception):
    pass


class CancelEpochException(Exception):
    pass



class CancellingLearner(Learner):
    def __call__(self, name):
        try:
            super().__call__(name)
        except CancelBatchException:
            if name != "before_batch":
                raise

    def one_batch(self):
        try:
            super().one_batch()
        except CancelBatchException:
            self("after_batch")

    def one_epoch(self, train):
        try:
            super().one_epoch(train)
        except CancelEpochException:
            self("after_epoch")
