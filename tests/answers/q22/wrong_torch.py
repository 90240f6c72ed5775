# wrong (test_made_from_other_functions): torch's own
# says: leaves the work to torch\.logsumexp
def logsumexp(x):
    return torch.logsumexp(x, dim=-1)
