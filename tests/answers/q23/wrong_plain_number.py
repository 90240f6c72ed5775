# wrong (test_cross_entropy): a plain number
# says: This is a float. It should be a Tensor
def log_softmax(x):
    return x - torch.logsumexp(x, dim=-1, keepdim=True)


def cross_entropy(logits, targets):
    return -log_softmax(logits)[range(len(targets)), targets].mean().item()
