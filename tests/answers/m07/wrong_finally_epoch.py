# wrong (test_cancelled_fit): after_epoch in a finally: it runs when the fit is cancelled too
# says: after_fit|finally
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
        try:
            self("before_epoch")
            for self.num, self.batch in enumerate(self.dls.train if train else self.dls.valid):
                self.one_batch()
        except CancelEpochException:
            pass
        finally:
            self("after_epoch")
