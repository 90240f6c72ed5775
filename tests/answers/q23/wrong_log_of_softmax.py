# wrong (test_entries_of_any_size): the logarithm of a stable softmax
# says: log\(0\) is -inf
# not: overflows
def log_softmax(x):
    e = (x - x.max(-1, keepdim=True).values).exp()
    return (e / e.sum(-1, keepdim=True)).log()


def cross_entropy(logits, targets):
    return -log_softmax(logits).gather(1, targets[:, None]).mean()
