# right: a subclass of the Learner, which changes nothing that counts, and a loss behind a function
class MyLearner(mine("Learner")):
    "Learns."


def loss_func(preds, targets):
    return mine("cross_entropy")(preds, targets)


def my_cnn(n_classes):
    widths = (3, 16, 32, 64, 128)
    body = (mine("ConvLayer")(*pair, stride=2) for pair in zip(widths[:-1], widths[1:]))
    return mine("Sequential")(*body, mine("AdaptivePool")(), mine("Linear")(widths[-1], n_classes))


def my_learner(model, dls, lr, cbs, opt_func=None):
    return MyLearner(model, dls, loss_func, lr, cbs, opt_func or mine("SGD"))
