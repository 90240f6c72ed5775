# right: keeps predictions and loss without their graph, once it is used
def one_batch(learner):
    learner("before_batch")
    xb, yb = learner.batch
    preds = learner.model(xb)
    loss = learner.loss_func(preds, yb)
    if learner.model.training is True:
        torch.autograd.backward(loss)
        learner.opt.step()
    learner.preds = preds.detach()
    learner.loss = loss.detach()
    learner("after_batch")
