# wrong (test_cross_entropy): the positive log likelihood
# says: negative.*log likelihood
def log_softmax(x):
    return x - x.logsumexp(-1, keepdim=True)


def cross_entropy(logits, targets):
    return log_softmax(logits)[range(len(targets)), targets].mean()
