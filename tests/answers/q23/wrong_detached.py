# wrong (test_gradients): logsumexp without its gradient
# says: 1 in its own place, minus softmax
def log_softmax(x):
    with torch.no_grad():
        sums = x.logsumexp(-1, keepdim=True)
    return x - sums


def cross_entropy(logits, targets):
    return -log_softmax(logits)[range(len(targets)), targets].mean()
