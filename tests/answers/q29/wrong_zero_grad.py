# wrong (test_trains): a method that the chapter's optimizer does not have
# says: has no zero_grad
def one_batch(learner):
    learner("before_batch")
    xb, yb = learner.batch
    learner.preds = learner.model(xb)
    learner.loss = learner.loss_func(learner.preds, yb)
    if learner.model.training:
        learner.loss.backward()
        learner.opt.step()
        learner.opt.zero_grad()
    learner("after_batch")
