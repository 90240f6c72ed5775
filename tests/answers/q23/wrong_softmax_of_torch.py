# wrong (test_made_from_other_functions): the log of torch's softmax
# says: what you are writing here
def log_softmax(x):
    return torch.softmax(x, dim=-1).log()


def cross_entropy(logits, targets):
    return -log_softmax(logits)[range(len(targets)), targets].mean()
