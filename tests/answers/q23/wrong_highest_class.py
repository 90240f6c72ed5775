# wrong (test_cross_entropy): the class with the highest score
# says: classes with the highest scores
def log_softmax(x):
    return x - torch.logsumexp(x, dim=-1, keepdim=True)


def cross_entropy(logits, targets):
    return -log_softmax(logits).amax(-1).mean()
