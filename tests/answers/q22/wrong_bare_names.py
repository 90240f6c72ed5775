# wrong (test_each_row): exp and log without torch
# says: This function is torch
def logsumexp(x):
    return log(exp(x).sum(-1))
