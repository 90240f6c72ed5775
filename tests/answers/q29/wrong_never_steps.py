# wrong (test_trains): backward without a step
# says: takes no step in training
def one_batch(learner):
    learner("before_batch")
    xb, yb = learner.batch
    learner.preds = learner.model(xb)
    learner.loss = learner.loss_func(learner.preds, yb)
    if learner.model.training:
        learner.loss.backward()
    learner("after_batch")
