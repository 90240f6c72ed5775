# wrong (test_log_softmax): takes the maximum alone
# says: without its maximum
def log_softmax(x):
    return x - x.amax(-1, keepdim=True)


def cross_entropy(logits, targets):
    return -log_softmax(logits)[range(len(targets)), targets].mean()
