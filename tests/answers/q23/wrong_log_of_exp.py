# wrong (test_entries_of_any_size): back to probabilities in the loss
# says: log\(0\) is -inf
def log_softmax(x):
    return x - torch.logsumexp(x, dim=-1, keepdim=True)


def cross_entropy(logits, targets):
    probs = log_softmax(logits).exp()
    return -probs[range(len(targets)), targets].log().mean()
