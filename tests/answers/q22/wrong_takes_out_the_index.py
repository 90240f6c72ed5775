# wrong (test_entries_of_any_size, test_each_row, test_any_number_of_dimensions): takes out where the maximum is, and not the maximum
# says: take \.values
def logsumexp(x):
    m = x.max(-1, keepdim=True)[1]
    return ((x - m).exp().sum(-1, keepdim=True).log() + m).squeeze(-1)
