# right: a loop, and parts taken once at the top of the cell
Conv = mine("ConvLayer")
SGD_ = mine("SGD")


def my_cnn(n_classes):
    layers = []
    ni = 3
    for nf in 16, 32, 64, 128:
        layers.append(Conv(ni, nf, 2))
        ni = nf
    layers.append(mine("AdaptivePool")())
    layers.append(mine("Linear")(ni, n_classes))
    return mine("Sequential")(*layers)


def my_learner(model, dls, lr, cbs, opt_func=None):
    if opt_func is None:
        opt_func = SGD_
    return mine("Learner")(model, dls, mine("cross_entropy"), lr, cbs, opt_func=opt_func)
