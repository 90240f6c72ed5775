# wrong (test_entries_of_any_size): the formula as it is written
# says: exp overflows
def logsumexp(x):
    return x.exp().sum(-1).log()
