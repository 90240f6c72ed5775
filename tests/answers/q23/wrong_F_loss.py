# wrong (test_made_from_other_functions): nll_loss of F
# says: leaves the work to torch.s own nll_loss
def log_softmax(x):
    return x - x.logsumexp(-1, keepdim=True)


def cross_entropy(logits, targets):
    return F.nll_loss(log_softmax(logits), targets)
