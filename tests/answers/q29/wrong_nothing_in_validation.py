# wrong (test_leaves_the_model_alone_in_validation): does nothing at all in validation
# says: not set in validation
def one_batch(learner):
    learner("before_batch")
    xb, yb = learner.batch
    if learner.model.training:
        learner.preds = learner.model(xb)
        learner.loss = learner.loss_func(learner.preds, yb)
        learner.loss.backward()
        learner.opt.step()
    learner("after_batch")
