# wrong (test_made_from_other_functions): log_softmax of torch.nn.functional, imported under another name
# says: what you are writing here
from torch.nn.functional import log_softmax as normalise


def logsumexp(x):
    return x[..., 0] - normalise(x, dim=-1)[..., 0]
