# wrong (test_entries_of_any_size): a small number added inside the log
# says: adding a small number
def log_softmax(x):
    e = (x - x.max(-1, keepdim=True).values).exp()
    return (e / e.sum(-1, keepdim=True) + 1e-9).log()


def cross_entropy(logits, targets):
    return -log_softmax(logits)[range(len(targets)), targets].mean()
