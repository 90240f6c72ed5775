# wrong (test_each_row): m - x
# says: exponents are m - x
def logsumexp(x):
    m = x.amax(-1, keepdim=True)
    return m.squeeze(-1) + (m - x).exp().sum(-1).log()
