# wrong (test_entries_of_any_size): the formula as it is written
# says: exp overflows
def log_softmax(x):
    return (x.exp() / x.exp().sum(-1, keepdim=True)).log()


def cross_entropy(logits, targets):
    return -log_softmax(logits)[range(len(targets)), targets].mean()
