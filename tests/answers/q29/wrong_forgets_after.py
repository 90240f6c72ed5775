# wrong (test_trains): no event at the end
# says: Only before_batch is called
def one_batch(learner):
    learner("before_batch")
    xb, yb = learner.batch
    learner.preds = learner.model(xb)
    learner.loss = learner.loss_func(learner.preds, yb)
    if learner.model.training:
        learner.loss.backward()
        learner.opt.step()
