# wrong (test_network): the convolutions are made once, outside
# says: share a layer
WIDTHS = [3, 16, 32, 64, 128]
CONVS = [mine("ConvLayer")(ni, nf, stride=2) for ni, nf in zip(WIDTHS, WIDTHS[1:])]


def my_cnn(n_classes):
    return mine("Sequential")(*CONVS, mine("AdaptivePool")(), mine("Linear")(128, n_classes))


def my_learner(model, dls, lr, cbs, opt_func=None):
    return mine("Learner")(model, dls, mine("cross_entropy"), lr, cbs, opt_func or mine("SGD"))
