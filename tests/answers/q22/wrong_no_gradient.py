# wrong (test_gradients_flow): cut off from x
# says: cut off from its input
def logsumexp(x):
    x = x.detach()
    m = x.max(-1, keepdim=True).values
    return m[..., 0] + (x - m).exp().sum(-1).log()
