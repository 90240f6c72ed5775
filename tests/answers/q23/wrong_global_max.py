# wrong (test_entries_of_any_size): shifts by the maximum of the whole tensor
# says: its own maximum, and not that of the whole
def log_softmax(x):
    x = x - x.max()
    return x - x.exp().sum(-1, keepdim=True).log()


def cross_entropy(logits, targets):
    return -log_softmax(logits)[range(len(targets)), targets].mean()
