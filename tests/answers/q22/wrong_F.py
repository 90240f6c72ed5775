# wrong (test_made_from_other_functions): F
# says: what you are writing here
def logsumexp(x):
    return (x - F.log_softmax(x, -1)).mean(-1)
