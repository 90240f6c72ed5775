# wrong (test_entries_of_any_size): hopes that double precision is enough
# says: exp overflows
def logsumexp(x):
    return x.double().exp().sum(-1).log().to(x.dtype)
