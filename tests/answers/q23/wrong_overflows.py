# wrong (test_entries_of_any_size): minus the log of the sum, nothing taken out
# says: exp overflows
# not: exponentials of a row are 0
def log_softmax(x):
    return x - x.exp().sum(-1, keepdim=True).log()


def cross_entropy(logits, targets):
    return -log_softmax(logits)[range(len(targets)), targets].mean()
