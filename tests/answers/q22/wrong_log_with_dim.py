# wrong (test_each_row): dim given to log
# says: take no dim
def logsumexp(x):
    return torch.log(torch.sum(torch.exp(x)), dim=-1)
