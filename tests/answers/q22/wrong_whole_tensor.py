# wrong (test_each_row): one number for the whole tensor
# says: one number for the whole tensor
def logsumexp(x):
    m = x.max()
    return m + (x - m).exp().sum().log()
