# wrong (test_entries_of_any_size): takes out the maximum of the whole tensor
# says: each row's own maximum, and not that of the whole
def logsumexp(x):
    m = x.max()
    return m + (x - m).exp().sum(-1).log()
