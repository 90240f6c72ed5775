# wrong (test_cross_entropy): targets choose rows
# says: targets choose rows|numbers of columns
def log_softmax(x):
    return x - torch.logsumexp(x, dim=-1, keepdim=True)


def cross_entropy(logits, targets):
    return -log_softmax(logits)[targets].mean()
