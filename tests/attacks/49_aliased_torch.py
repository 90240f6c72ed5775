# q22: torch's own function, under another name
# says: torch
from torch import logsumexp as sums


def logsumexp(x):
    return sums(x, -1)
