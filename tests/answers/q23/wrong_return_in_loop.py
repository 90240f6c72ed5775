# wrong (test_cross_entropy): returns in the loop
# says: return inside the loop
def log_softmax(x):
    return x - torch.logsumexp(x, dim=-1, keepdim=True)


def cross_entropy(logits, targets):
    total = 0
    for row, target in zip(logits, targets):
        total -= log_softmax(row)[target]
        return total / len(targets)
