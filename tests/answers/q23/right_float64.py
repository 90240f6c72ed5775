# right: double precision inside, logaddexp, the trace of the chosen columns
from functools import reduce


def log_softmax(x):
    wide = x.to(torch.float64)
    return (wide - reduce(torch.logaddexp, wide.unbind(-1)).unsqueeze(-1)).to(x.dtype)


def cross_entropy(logits, targets):
    return log_softmax(logits)[:, targets].trace() / -len(targets)
