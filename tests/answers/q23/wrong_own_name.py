# wrong (test_log_softmax): a logsumexp that is not there
# says: known once q22's cell has run
def log_softmax(x):
    return x - logsumexp(x)[..., None]


def cross_entropy(logits, targets):
    return -log_softmax(logits)[range(len(targets)), targets].mean()
