# wrong (test_log_softmax): the dimension is lost, and the rows' sums are taken from the columns
# says: keepdim=True
def log_softmax(x):
    return x - x.logsumexp(-1)


def cross_entropy(logits, targets):
    return -log_softmax(logits)[range(len(targets)), targets].mean()
