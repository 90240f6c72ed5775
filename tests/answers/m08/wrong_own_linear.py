# wrong (test_network): a layer of this cell's, not from mine
# says: Linear at place 5 is not from mine
class Linear(Module):
    def __init__(self, ni, nf):
        super().__init__()
        self.w = Parameter(torch.randn(nf, ni) / ni**0.5)
        self.b = Parameter(torch.zeros(nf))

    def forward(self, x):
        return x @ self.w.t() + self.b


def my_cnn(n_classes):
    widths = [3, 16, 32, 64, 128]
    convs = [mine("ConvLayer")(ni, nf, stride=2) for ni, nf in zip(widths, widths[1:])]
    return mine("Sequential")(*convs, mine("AdaptivePool")(), Linear(128, n_classes))


def my_learner(model, dls, lr, cbs, opt_func=None):
    return mine("Learner")(model, dls, mine("cross_entropy"), lr, cbs, opt_func or mine("SGD"))
