# wrong (test_log_softmax): softmax without the logarithm
# says: This is softmax
def log_softmax(x):
    return (x - x.logsumexp(-1, keepdim=True)).exp()


def cross_entropy(logits, targets):
    return -log_softmax(logits)[range(len(targets)), targets].log().mean()
