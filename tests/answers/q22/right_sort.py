# right: sorted, with log1p
def logsumexp(x):
    s = x.sort(-1, descending=True).values
    return s[..., 0] + torch.log1p((s[..., 1:] - s[..., :1]).exp().sum(-1))
