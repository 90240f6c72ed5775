# wrong (test_made_from_other_functions): the log of torch's softmax
# says: leaves the work to torch's own softmax
def log_softmax(x):
    return torch.softmax(x, dim=-1).log()


def cross_entropy(logits, targets):
    return -log_softmax(logits)[range(len(targets)), targets].mean()
