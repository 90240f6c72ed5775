# wrong (test_leaves_the_model_alone_in_validation): always updates
# says: takes a step in validation
def one_batch(learner):
    learner("before_batch")
    xb, yb = learner.batch
    learner.preds = learner.model(xb)
    learner.loss = learner.loss_func(learner.preds, yb)
    learner.loss.backward()
    learner.opt.step()
    learner("after_batch")
