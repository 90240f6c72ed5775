# wrong (test_gradients_flow): detaches the maximum at one of the two places
# says: maximum is used twice
def logsumexp(x):
    m = x.max(-1, keepdim=True).values
    return m[..., 0] + (x - m.detach()).exp().sum(-1).log()
