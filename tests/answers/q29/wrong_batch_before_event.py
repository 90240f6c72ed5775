# wrong (test_batch_after_the_event): reads the batch before before_batch
# says: predictions for the old batch
def one_batch(learner):
    xb, yb = learner.batch
    learner("before_batch")
    learner.preds = learner.model(xb)
    learner.loss = learner.loss_func(learner.preds, yb)
    if learner.model.training:
        learner.loss.backward()
        learner.opt.step()
    learner("after_batch")
