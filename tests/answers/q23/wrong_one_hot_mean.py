# wrong (test_cross_entropy): the mean over the whole one-hot product
# says: most of them are 0
def log_softmax(x):
    return x - x.logsumexp(-1, keepdim=True)


def cross_entropy(logits, targets):
    return -(F.one_hot(targets, logits.shape[1]) * log_softmax(logits)).mean()
