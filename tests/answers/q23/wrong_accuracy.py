# wrong (test_cross_entropy): the accuracy
# says: This is the accuracy
def log_softmax(x):
    return x - torch.logsumexp(x, dim=-1, keepdim=True)


def cross_entropy(logits, targets):
    return (logits.argmax(-1) == targets).float().mean()
