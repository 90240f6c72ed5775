# wrong (test_cross_entropy): n is not known
# says: n = len\(targets\)
def log_softmax(x):
    return x - torch.logsumexp(x, dim=-1, keepdim=True)


def cross_entropy(logits, targets):
    return -log_softmax(logits)[range(n), targets].mean()
