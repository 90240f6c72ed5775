# wrong (test_gradients): changes the scores
# says: input itself is changed
def log_softmax(x):
    x -= x.amax(-1, keepdim=True)
    return x - x.exp().sum(-1, keepdim=True).log()


def cross_entropy(logits, targets):
    return -log_softmax(logits)[range(len(targets)), targets].mean()
