# wrong (test_each_row): the maximum is added, and not taken out
# says: not taken out before exp
def logsumexp(x):
    return x.amax(-1) + x.exp().sum(-1).log()
