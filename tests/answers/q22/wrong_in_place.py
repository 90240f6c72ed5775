# wrong (test_gradients_flow): changes x itself
# says: input itself is changed
def logsumexp(x):
    m = x.max(-1, keepdim=True).values
    x -= m
    return m[..., 0] + x.exp().sum(-1).log()
