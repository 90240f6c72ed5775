# right: compared with torch's own beside the answer, which is no part of it
def log_softmax(x):
    # the same as F.log_softmax(x, dim=-1)
    return x - x.logsumexp(dim=-1, keepdim=True)


def cross_entropy(logits, targets):
    "Instead of nn.CrossEntropyLoss."
    rows = torch.arange(len(targets))
    return log_softmax(logits)[rows, targets].mean().neg()


x = torch.randn(4, 3)
y = torch.tensor([0, 1, 2, 0])
print(torch.allclose(log_softmax(x), F.log_softmax(x, dim=-1)))
print(torch.allclose(cross_entropy(x, y), F.cross_entropy(x, y)))
