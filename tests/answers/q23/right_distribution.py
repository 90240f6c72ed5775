# right: a categorical distribution, which is made with logsumexp
def log_softmax(x):
    return torch.distributions.Categorical(logits=x).logits


def cross_entropy(logits, targets):
    return torch.distributions.Categorical(logits=logits).log_prob(targets).neg().mean()
