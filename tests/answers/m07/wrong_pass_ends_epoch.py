# wrong (test_cancelled_pass): a cancelled training pass skips validation
# says: validation
class CancelBatchException(Exception):
    pass


class CancelEpochException(Exception):
    pass



class CancellingLearner(Learner):
    skipping = False

    def one_epoch(self, train):
        if self.skipping and not train:
            self.skipping = False
            return
        try:
            super().one_epoch(train)
        except CancelEpochException:
            self.skipping = train
            self("after_epoch")

    def one_batch(self):
        try:
            super().one_batch()
        except CancelBatchException:
            self("after_batch")
