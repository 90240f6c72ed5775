# wrong (test_last_dimension): along dimension 1, which is the last of matrices only
# says: last dimension
def log_softmax(x):
    return x - x.logsumexp(1, keepdim=True)


def cross_entropy(logits, targets):
    return -log_softmax(logits)[range(len(targets)), targets].mean()
