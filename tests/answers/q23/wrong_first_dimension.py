# wrong (test_log_softmax): along the first dimension
# says: along dimension 0
def log_softmax(x):
    return x - x.logsumexp(0)


def cross_entropy(logits, targets):
    return -log_softmax(logits)[range(len(targets)), targets].mean()
