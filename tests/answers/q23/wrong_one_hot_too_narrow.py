# wrong (test_cross_entropy): one_hot without num_classes
# says: num_classes
def log_softmax(x):
    return x - torch.logsumexp(x, dim=-1, keepdim=True)


def cross_entropy(logits, targets):
    return -(log_softmax(logits) * F.one_hot(targets)).sum(1).mean()
