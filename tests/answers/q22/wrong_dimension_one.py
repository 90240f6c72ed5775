# wrong (test_any_number_of_dimensions): dimension 1, which is the last of matrices only
# says: Rows lie along the last dimension
def logsumexp(x):
    m = x.amax(1, keepdim=True)
    return m.squeeze(1) + (x - m).exp().sum(1).log()
