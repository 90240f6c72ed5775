# wrong (test_log_softmax): logsumexp minus x
# says: sign is wrong.*not the reverse
def log_softmax(x):
    return torch.logsumexp(x, -1, keepdim=True) - x


def cross_entropy(logits, targets):
    return -log_softmax(logits)[range(len(targets)), targets].mean()
