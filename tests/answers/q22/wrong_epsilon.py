# wrong (test_entries_of_any_size): a small number inside the log, with the maximum of the whole tensor
# says: adding a small number
def logsumexp(x):
    m = x.max()
    return m + ((x - m).exp().sum(-1) + 1e-8).log()
