# wrong (test_gradients): numbers put together into a new tensor, without their graph
# says: cut off from its input
def log_softmax(x):
    return x - x.logsumexp(-1, keepdim=True)


def cross_entropy(logits, targets):
    rows = log_softmax(logits).tolist()
    losses = [-row[t] for row, t in zip(rows, targets.tolist())]
    return torch.tensor(sum(losses) / len(losses))
