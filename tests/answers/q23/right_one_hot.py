# right: one-hot targets from F, einsum, and a mean by hand
def log_softmax(x: torch.Tensor) -> torch.Tensor:
    return x - torch.logsumexp(x, dim=-1)[..., None]


def cross_entropy(logits: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
    hot = F.one_hot(targets, num_classes=logits.shape[1]).to(logits.dtype)
    return -torch.einsum("nc,nc->", hot, log_softmax(logits)) / len(targets)
