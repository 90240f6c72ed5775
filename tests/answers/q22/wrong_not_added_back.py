# wrong (test_each_row): the maximum is not added back
# says: never added back
def logsumexp(x):
    m = x.max(-1, keepdim=True).values
    return (x - m).exp().sum(-1).log()
