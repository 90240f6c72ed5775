# wrong (test_trains): asks the learner whether it trains
# says: learner\.model\.training
def one_batch(learner):
    learner("before_batch")
    xb, yb = learner.batch
    learner.preds = learner.model(xb)
    learner.loss = learner.loss_func(learner.preds, yb)
    if learner.training:
        learner.loss.backward()
        learner.opt.step()
    learner("after_batch")
