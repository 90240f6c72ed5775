# wrong (test_network): one network for all calls
# says: same network each time
WIDTHS = [3, 16, 32, 64, 128]
CONVS = [mine("ConvLayer")(ni, nf, stride=2) for ni, nf in zip(WIDTHS, WIDTHS[1:])]
MODEL = mine("Sequential")(*CONVS, mine("AdaptivePool")(), mine("Linear")(128, 10))


def my_cnn(n_classes):
    return MODEL


def my_learner(model, dls, lr, cbs, opt_func=None):
    return mine("Learner")(model, dls, mine("cross_entropy"), lr, cbs, opt_func or mine("SGD"))
