# right: both methods written out anew, with try and else
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
        self("after_batch")

    def one_epoch(self, train):
        self.model.training = train
        try:
            self("before_epoch")
            for self.num, self.batch in enumerate(self.dls.train if train else self.dls.valid):
                self.one_batch()
        except CancelEpochException:
            pass
        self("after_epoch")
