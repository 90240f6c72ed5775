# q22: torch's own function, its name put together from pieces
# says: torch
theirs = getattr(torch, "log" + "sum" + "exp")


def logsumexp(x):
    return theirs(x, -1)
