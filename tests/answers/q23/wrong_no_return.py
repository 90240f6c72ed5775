# wrong (test_log_softmax): no return
# says: returns None
def log_softmax(x):
    x - torch.logsumexp(x, -1, keepdim=True)


def cross_entropy(logits, targets):
    return -log_softmax(logits)[range(len(targets)), targets].mean()
