# wrong (test_each_row): sums over the first dimension
# says: goes over dimension 0
def logsumexp(x):
    m = x.max(0)[0]
    return m + (x - m).exp().sum(0).log()
