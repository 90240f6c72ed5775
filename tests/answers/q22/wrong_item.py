# wrong (test_each_row): .item() of several maxima
# says: \.item\(\) is for a tensor with one entry
def logsumexp(x):
    m = x.amax(-1, keepdim=True).item()
    return m + (x - m).exp().sum(-1).log()
