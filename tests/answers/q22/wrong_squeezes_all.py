# wrong (test_any_number_of_dimensions): squeezes every dimension of 1
# says: removes all dimensions of size 1
def logsumexp(x):
    m = x.amax(-1, keepdim=True)
    return (m + (x - m).exp().sum(-1, keepdim=True).log()).squeeze()
