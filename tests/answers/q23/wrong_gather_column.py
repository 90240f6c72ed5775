# wrong (test_cross_entropy): gather without a mean
# says: Return their mean
def log_softmax(x):
    return x - torch.logsumexp(x, dim=-1, keepdim=True)


def cross_entropy(logits, targets):
    return -log_softmax(logits).gather(1, targets[:, None])
