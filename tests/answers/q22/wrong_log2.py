# wrong (test_each_row): log2
# says: natural logarithm
def logsumexp(x):
    m = x.amax(-1, keepdim=True)
    return m.squeeze(-1) + (x - m).exp().sum(-1).log2()
