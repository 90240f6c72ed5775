# wrong (test_batch_after_the_event): reads the targets before before_batch
# says: the loss is not: read both
def one_batch(learner):
    yb = learner.batch[1]
    learner("before_batch")
    learner.preds = learner.model(learner.batch[0])
    learner.loss = learner.loss_func(learner.preds, yb)
    if learner.model.training:
        learner.loss.backward()
        learner.opt.step()
    learner("after_batch")
