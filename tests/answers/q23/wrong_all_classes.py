# wrong (test_cross_entropy): the mean over all classes
# says: mean over all classes
def log_softmax(x):
    return x - torch.logsumexp(x, dim=-1, keepdim=True)


def cross_entropy(logits, targets):
    return -log_softmax(logits).mean()
