# wrong (test_network): a Sequential of its own
# says: mine\(.Sequential.\)
class Net:
    def __init__(self, *layers):
        self.layers = layers
        self.training = False

    def parameters(self):
        return [p for layer in self.layers for p in layer.parameters()]

    def __call__(self, x):
        for layer in self.layers:
            x = layer(x)
        return x


def my_cnn(n_classes):
    widths = [3, 16, 32, 64, 128]
    convs = [mine("ConvLayer")(ni, nf, stride=2) for ni, nf in zip(widths, widths[1:])]
    return Net(*convs, mine("AdaptivePool")(), mine("Linear")(128, n_classes))


def my_learner(model, dls, lr, cbs, opt_func=None):
    return mine("Learner")(model, dls, mine("cross_entropy"), lr, cbs, opt_func or mine("SGD"))
