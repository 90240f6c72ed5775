# wrong (test_each_row): keeps the dimension
# says: last dimension is still there
def logsumexp(x):
    m = x.max(-1, keepdim=True)[0]
    return m + (x - m).exp().sum(-1, keepdim=True).log()
