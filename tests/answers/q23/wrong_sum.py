# wrong (test_cross_entropy): the sum instead of the mean
# says: sum over the items
def log_softmax(x):
    return x - x.logsumexp(-1, keepdim=True)


def cross_entropy(logits, targets):
    return -log_softmax(logits)[range(len(targets)), targets].sum()
