# wrong (test_each_row): the maxima do not fit their rows
# says: one dimension less than x
def logsumexp(x):
    m = x.amax(-1)
    return m + (x - m).exp().sum(-1).log()
