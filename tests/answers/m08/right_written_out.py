# right: written out, with keyword arguments
def my_cnn(n_classes):
    ConvLayer = mine("ConvLayer")
    return mine("Sequential")(
        ConvLayer(ni=3, nf=16, stride=2, bias=True),
        ConvLayer(16, 32, stride=2),
        ConvLayer(32, 64, stride=2),
        ConvLayer(64, 128, stride=2),
        mine("AdaptivePool")(),
        mine("Linear")(128, n_classes),
    )


def my_learner(model, dls, lr, cbs, opt_func=None):
    Learner, loss = mine("Learner"), mine("cross_entropy")
    return Learner(model=model, dls=dls, loss_func=loss, lr=lr, cbs=cbs, opt_func=opt_func if opt_func is not None else mine("SGD"))


print(my_cnn(10)(torch.randn(2, 3, 64, 64)).shape)
