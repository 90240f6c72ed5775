# wrong (test_trains): after_batch before the step
# says: after_batch comes before the step
def one_batch(learner):
    learner("before_batch")
    xb, yb = learner.batch
    learner.preds = learner.model(xb)
    learner.loss = learner.loss_func(learner.preds, yb)
    learner("after_batch")
    if learner.model.training:
        learner.loss.backward()
        learner.opt.step()
