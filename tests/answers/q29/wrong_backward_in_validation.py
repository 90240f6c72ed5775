# wrong (test_leaves_the_model_alone_in_validation): backward in validation too
# says: backward adds to them
def one_batch(learner):
    learner("before_batch")
    xb, yb = learner.batch
    learner.preds = learner.model(xb)
    learner.loss = learner.loss_func(learner.preds, yb)
    learner.loss.backward()
    if learner.model.training:
        learner.opt.step()
    learner("after_batch")
