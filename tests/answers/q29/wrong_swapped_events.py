# wrong (test_trains): the events the wrong way round
# says: The events are swapped
def one_batch(learner):
    learner("after_batch")
    xb, yb = learner.batch
    learner.preds = learner.model(xb)
    learner.loss = learner.loss_func(learner.preds, yb)
    if learner.model.training:
        learner.loss.backward()
        learner.opt.step()
    learner("before_batch")
