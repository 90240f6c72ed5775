# wrong (test_cross_entropy): the log of logarithms
# says: logarithms already
# not: overflows
def log_softmax(x):
    return x - torch.logsumexp(x, dim=-1, keepdim=True)


def cross_entropy(logits, targets):
    return -torch.log(log_softmax(logits)[range(len(targets)), targets]).mean()
