# wrong (test_cross_entropy): a loss for each item
# says: losses of the items. Return their mean
def log_softmax(x):
    return x - x.logsumexp(-1, keepdim=True)


def cross_entropy(logits, targets):
    return -log_softmax(logits)[range(len(targets)), targets]
