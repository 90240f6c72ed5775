# wrong (test_learner): my_learner trains before it returns the Learner
# says: trains already
def my_cnn(n_classes):
    ConvLayer = mine("ConvLayer")
    return mine("Sequential")(
        ConvLayer(3, 16, stride=2),
        ConvLayer(16, 32, stride=2),
        ConvLayer(32, 64, stride=2),
        ConvLayer(64, 128, stride=2),
        mine("AdaptivePool")(),
        mine("Linear")(128, n_classes),
    )

def my_learner(model, dls, lr, cbs, opt_func=None):
    learn = mine("Learner")(model, dls, mine("cross_entropy"), lr, cbs, opt_func or mine("SGD"))
    learn.fit(1)
    return learn
