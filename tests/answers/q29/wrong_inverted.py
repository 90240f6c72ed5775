# wrong (test_trains): the check the wrong way round
# says: takes no step in training
def one_batch(learner):
    learner("before_batch")
    xb, yb = learner.batch
    learner.preds = learner.model(xb)
    learner.loss = learner.loss_func(learner.preds, yb)
    if not learner.model.training:
        learner.loss.backward()
        learner.opt.step()
    learner("after_batch")
