# wrong (test_entries_of_any_size): takes the mean out
# says: exp overflows
def logsumexp(x):
    m = x.mean(-1, keepdim=True)
    return m.squeeze(-1) + (x - m).exp().sum(-1).log()
