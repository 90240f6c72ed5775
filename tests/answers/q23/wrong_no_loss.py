# wrong (test_cross_entropy): the loss is not written
# says: cross_entropy is not written yet
def log_softmax(x):
    return x - x.logsumexp(-1, keepdim=True)


def cross_entropy(logits, targets):
    raise NotImplementedError()
