# wrong (test_network): one convolution too few
# says: holds 5 layers\. The chapter.*four ConvLayers
def my_cnn(n_classes):
    ConvLayer, AdaptivePool, Linear = mine("ConvLayer"), mine("AdaptivePool"), mine("Linear")
    widths = [3, 16, 32, 128]
    convs = [ConvLayer(ni, nf, stride=2) for ni, nf in zip(widths, widths[1:])]
    return mine("Sequential")(*convs, AdaptivePool(), Linear(widths[-1], n_classes))


def my_learner(model, dls, lr, cbs, opt_func=None):
    return mine("Learner")(model, dls, mine("cross_entropy"), lr, cbs, opt_func or mine("SGD"))
