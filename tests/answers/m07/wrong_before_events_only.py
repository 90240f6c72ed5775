# wrong (test_anywhere): only the before_ events are guarded
# says: inside|anywhere
class CancelBatchException(Exception):
    pass


class CancelEpochException(Exception):
    pass



class CancellingLearner(Learner):
    def one_batch(self):
        try:
            self("before_batch")
        except CancelBatchException:
            self("after_batch")
            return
        xb, yb = self.batch
        self.preds = self.model(xb)
        self.loss = self.loss_func(self.preds, yb)
        if self.model.training:
            self.loss.backward()
            self.opt.step()
        self("after_batch")

    def one_epoch(self, train):
        try:
            super().one_epoch(train)
        except CancelEpochException:
            self("after_epoch")
