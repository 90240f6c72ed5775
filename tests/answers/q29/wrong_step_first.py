# wrong (test_trains): the step before backward
# says: there are no gradients. Call learner\.loss\.backward
def one_batch(learner):
    learner("before_batch")
    xb, yb = learner.batch
    learner.preds = learner.model(xb)
    learner.loss = learner.loss_func(learner.preds, yb)
    if learner.model.training:
        learner.opt.step()
        learner.loss.backward()
    learner("after_batch")
