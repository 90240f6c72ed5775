# wrong (test_subclass): runs the pass itself, and forgets to set training
# says: each epoch trains once, and then validates
class CancelBatchException(Exception): pass
class CancelEpochException(Exception): pass

class CancellingLearner(Learner):
    def one_epoch(self, train):
        try:
            self('before_epoch')
            for self.num, self.batch in enumerate(self.dls.train if train else self.dls.valid): self.one_batch()
            self('after_epoch')
        except CancelEpochException:
            self("after_epoch")

    def one_batch(self):
        try:
            super().one_batch()
        except CancelBatchException:
            self("after_batch")
