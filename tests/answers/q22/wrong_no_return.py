# wrong (test_each_row): no return
# says: returns None
def logsumexp(x):
    m = x.amax(-1, keepdim=True)
    m.squeeze(-1) + (x - m).exp().sum(-1).log()
