# right: double precision, einops-free reshaping, and the largest entry left out of the sum
def logsumexp(x):
    ordered = x.double().sort(dim=-1, descending=True).values
    first, others = ordered[..., :1], ordered[..., 1:]
    result = first.squeeze(-1) + torch.log1p((others - first).exp().sum(-1))
    return result.to(x.dtype)
