# wrong (test_made_from_other_functions): the tensor's own method, through a helper
# says: what you are writing here
def helper(x):
    return x.logsumexp(-1)


def logsumexp(x):
    return helper(x)
