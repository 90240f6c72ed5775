# wrong (test_optimizer): another SGD
# says: not one of mine\(.SGD.\)
class SGD:
    def __init__(self, params, lr, wd=0.0):
        self.params, self.lr = list(params), lr

    def step(self):
        with torch.no_grad():
            for p in self.params:
                if p.grad is not None:
                    p -= self.lr * p.grad
                    p.grad = None


def my_cnn(n_classes):
    ConvLayer, AdaptivePool, Linear = mine("ConvLayer"), mine("AdaptivePool"), mine("Linear")
    widths = [3, 16, 32, 64, 128]
    convs = [ConvLayer(ni, nf, stride=2) for ni, nf in zip(widths, widths[1:])]
    return mine("Sequential")(*convs, AdaptivePool(), Linear(widths[-1], n_classes))


def my_learner(model, dls, lr, cbs, opt_func=None):
    return mine("Learner")(model, dls, mine("cross_entropy"), lr, cbs, opt_func or SGD)
