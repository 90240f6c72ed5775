# wrong (test_each_row): the maxima keep their dimension
# says: m\.squeeze\(-1\) drops it
def logsumexp(x):
    m = x.amax(-1, keepdim=True)
    return m + (x - m).exp().sum(-1).log()
