# wrong (test_any_number_of_dimensions): the chapter's [:, None], for matrices only
# says: \[:, None\] needs exactly two
def logsumexp(x):
    m = x.max(-1)[0]
    return m + (x - m[:, None]).exp().sum(-1).log()
