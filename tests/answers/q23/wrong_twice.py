# wrong (test_cross_entropy): softmax of the scores first, then log_softmax of that
# says: applied twice
def log_softmax(x):
    return x - x.logsumexp(-1, keepdim=True)


def cross_entropy(logits, targets):
    probs = log_softmax(logits).exp()
    return -log_softmax(probs)[range(len(targets)), targets].mean()
