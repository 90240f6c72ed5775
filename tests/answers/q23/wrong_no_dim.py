# wrong (test_log_softmax): logsumexp without a dimension
# says: has to be told the dimension
def log_softmax(x):
    return x - torch.logsumexp(x)


def cross_entropy(logits, targets):
    return -log_softmax(logits)[range(len(targets)), targets].mean()
