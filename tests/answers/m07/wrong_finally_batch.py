# wrong (test_cancelled_fit): after_batch in a finally: it runs when the fit is cancelled too
# says: after_fit|finally
class CancelBatchException(Exception):
    pass


class CancelEpochException(Exception):
    pass



class CancellingLearner(Learner):
    def one_batch(self):
        try:
            self("before_batch")
            xb, yb = self.batch
            self.preds = self.model(xb)
            self.loss = self.loss_func(self.preds, yb)
            if self.model.training:
                self.loss.backward()
                self.opt.step()
        except CancelBatchException:
            pass
        finally:
            self("after_batch")

    def one_epoch(self, train):
        try:
            super().one_epoch(train)
        except CancelEpochException:
            self("after_epoch")
