# wrong (test_leaves_the_model_alone_in_validation): after_batch only in training
# says: after_batch is left out in validation
def one_batch(learner):
    learner("before_batch")
    xb, yb = learner.batch
    learner.preds = learner.model(xb)
    learner.loss = learner.loss_func(learner.preds, yb)
    if learner.model.training:
        learner.loss.backward()
        learner.opt.step()
        learner("after_batch")
