# wrong (test_trains): targets before predictions
# says: takes the predictions first
def one_batch(learner):
    learner("before_batch")
    xb, yb = learner.batch
    learner.preds = learner.model(xb)
    learner.loss = learner.loss_func(yb, learner.preds)
    if learner.model.training:
        learner.loss.backward()
        learner.opt.step()
    learner("after_batch")
