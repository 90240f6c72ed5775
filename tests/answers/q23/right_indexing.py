# right: the method, and a pair of indices
def log_softmax(x):
    return x - x.logsumexp(-1, keepdim=True)


def cross_entropy(logits, targets):
    n = targets.shape[0]
    return -log_softmax(logits)[range(n), targets].mean()
