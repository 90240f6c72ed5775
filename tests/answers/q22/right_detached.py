# right: the maximum is detached at both places, and None indexing on the last dimension
def _maxima(x):
    with torch.no_grad():
        return x.max(-1)[0]


def logsumexp(x: torch.Tensor) -> torch.Tensor:
    m = _maxima(x)
    return m + (x - m[..., None]).exp().sum(-1).log()
