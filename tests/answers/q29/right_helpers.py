# right: in two helpers
def predict(l):
    l.preds = l.model(l.batch[0])
    l.loss = l.loss_func(l.preds, l.batch[1])
    return l.loss


def update(l):
    predict(l).backward()
    l.opt.step()


def one_batch(learner):
    print("batch of", len(learner.batch[0]))
    learner('before_batch')
    (update if learner.model.training else predict)(learner)
    learner('after_batch')
