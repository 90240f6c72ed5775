# wrong (test_entries_of_any_size): takes out the maximum of the whole tensor
def logsumexp(x):
    m = x.max()
    return m + (x - m).exp().sum(-1).log()
