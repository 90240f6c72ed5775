# wrong (test_trains): the chapter's method, with its self
# says: a function, not a method
def one_batch(learner):
    self("before_batch")
    xb, yb = self.batch
    self.preds = self.model(xb)
    self.loss = self.loss_func(self.preds, yb)
    if self.model.training:
        self.loss.backward()
        self.opt.step()
    self("after_batch")
