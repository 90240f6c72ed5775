# wrong (test_each_row): Python's own max
# says: Python's own max
def logsumexp(x):
    m = max(x)
    return m + (x - m).exp().sum(-1).log()
