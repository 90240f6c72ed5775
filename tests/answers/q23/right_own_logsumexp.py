# right: a logsumexp of its own, in a class with methods named like torch's
class Stable:
    def __init__(self, x):
        self.x = x
        self.m = x.detach().amax(-1, keepdim=True)

    def logsumexp(self):
        return self.m + (self.x - self.m).exp().sum(-1, keepdim=True).log()

    def log_softmax(self):
        return self.x - self.logsumexp()


def log_softmax(x):
    return Stable(x).log_softmax()


def nll_loss(log_probs, targets):
    """Like F.nll_loss."""
    return -log_probs.gather(1, targets[:, None]).squeeze(1).mean()


def cross_entropy(logits, targets):
    stable = Stable(logits)
    return nll_loss(stable.log_softmax(), targets)
