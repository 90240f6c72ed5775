# right: validation without a graph, and names of its own
def one_batch(learner):
    learner("before_batch")
    training = learner.model.training
    with torch.set_grad_enabled(training):
        inputs, targets = learner.batch
        preds = learner.model(inputs)
        loss = learner.loss_func(preds, targets)
    learner.preds, learner.loss = preds, loss
    if training:
        loss.backward()
        learner.opt.step()
    learner("after_batch")
