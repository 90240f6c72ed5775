# wrong (test_trains): predicts twice
# says: more than once
def one_batch(learner):
    learner('before_batch')
    xb, yb = learner.batch
    learner.preds = learner.model(xb)
    learner.loss = learner.loss_func(learner.model(xb), yb)
    if learner.model.training:
        learner.loss.backward()
        learner.opt.step()
    learner('after_batch')
