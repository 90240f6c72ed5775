# wrong (test_entries_of_any_size): clips the entries instead of shifting them
# says: Clipping the entries
def logsumexp(x):
    return x.clamp(-80, 80).exp().sum(-1).log()
