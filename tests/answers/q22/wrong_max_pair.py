# wrong (test_each_row): takes max for a tensor
# says: take \.values, or use amax
def logsumexp(x):
    m = x.max(-1, keepdim=True)
    return (m + (x - m).exp().sum(-1, keepdim=True).log()).squeeze(-1)
