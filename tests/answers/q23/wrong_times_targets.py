# wrong (test_cross_entropy): multiplies by the targets
# says: do not fit entry by entry
def log_softmax(x):
    return x - torch.logsumexp(x, dim=-1, keepdim=True)


def cross_entropy(logits, targets):
    return -(log_softmax(logits) * targets).sum() / len(targets)
