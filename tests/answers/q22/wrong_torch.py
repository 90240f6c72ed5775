# wrong (test_made_from_other_functions): torch's own
# says: what you are writing here
def logsumexp(x):
    return torch.logsumexp(x, dim=-1)
