# wrong (test_trains): no events
# says: No event is called
def one_batch(learner):
    xb, yb = learner.batch
    learner.preds = learner.model(xb)
    learner.loss = learner.loss_func(learner.preds, yb)
    if learner.model.training:
        learner.loss.backward()
        learner.opt.step()
