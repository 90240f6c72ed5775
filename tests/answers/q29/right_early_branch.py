# right: two branches with everything in them, and autograd.grad written into p.grad
def one_batch(learner: Learner):
    learner("before_batch")
    xb, yb = learner.batch
    if not learner.model.training:
        with torch.no_grad():
            learner.preds = learner.model(xb)
            learner.loss = learner.loss_func(learner.preds, yb)
        return learner("after_batch")
    learner.preds = learner.model(xb)
    learner.loss = learner.loss_func(learner.preds, yb)
    ps = learner.model.parameters()
    for p, g in zip(ps, torch.autograd.grad(learner.loss, ps)):
        p.grad = g
    learner.opt.step()
    return learner("after_batch")
