# right: the last dimension is moved to the front
def logsumexp(x):
    rows = x.movedim(-1, 0)
    shift = torch.amax(rows, 0)
    return torch.log(sum(torch.exp(row - shift) for row in rows)) + shift
