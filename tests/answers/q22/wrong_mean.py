# wrong (test_each_row): the mean of the exponentials
# says: sum, not mean
def logsumexp(x):
    m = x.amax(-1, keepdim=True)
    return m.squeeze(-1) + (x - m).exp().mean(-1).log()
