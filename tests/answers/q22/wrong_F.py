# wrong (test_made_from_other_functions): F
def logsumexp(x):
    return (x - F.log_softmax(x, -1)).mean(-1)
