# wrong (test_cancelled_pass, test_anywhere): before_epoch is outside the try
# says: before_epoch
class CancelBatchException(Exception):
    pass


class CancelEpochException(Exception):
    pass



class CancellingLearner(Learner):
    def one_batch(self):
        try:
            super().one_batch()
        except CancelBatchException:
            self("after_batch")

    def one_epoch(self, train):
        self.model.training = train
        self("before_epoch")
        try:
            for self.num, self.batch in enumerate(self.dls.train if train else self.dls.valid):
                self.one_batch()
        except CancelEpochException:
            pass
        self("after_epoch")
