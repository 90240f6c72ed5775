# wrong (test_trains): calls forward, and no hook runs
# says: hook does not run
def one_batch(learner):
    learner('before_batch')
    xb, yb = learner.batch
    learner.preds = learner.model.forward(xb)
    learner.loss = learner.loss_func(learner.preds, yb)
    if learner.model.training:
        learner.loss.backward()
        learner.opt.step()
    learner('after_batch')
