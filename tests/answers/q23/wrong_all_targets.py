# wrong (test_cross_entropy): takes every target's column from each row
# says: takes all targets from each row
def log_softmax(x):
    return x - x.logsumexp(-1, keepdim=True)


def cross_entropy(logits, targets):
    return -log_softmax(logits)[:, targets].mean()
