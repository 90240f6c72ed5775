# wrong (test_network): a list of layers, without the star
# says: with a star
def my_cnn(n_classes):
    widths = [3, 16, 32, 64, 128]
    layers = [mine("ConvLayer")(ni, nf, stride=2) for ni, nf in zip(widths, widths[1:])]
    return mine("Sequential")(layers + [mine("AdaptivePool")(), mine("Linear")(128, n_classes)])


def my_learner(model, dls, lr, cbs, opt_func=None):
    return mine("Learner")(model, dls, mine("cross_entropy"), lr, cbs, opt_func or mine("SGD"))
