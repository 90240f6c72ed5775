# wrong (test_each_row): log before the sum
# says: exp comes first, then the sum
def logsumexp(x):
    return x.exp().log().sum(-1)
