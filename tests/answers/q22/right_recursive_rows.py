# right: calls itself for each row, with a helper class that has a method of the same name
class Row:
    def __init__(self, values):
        self.values = values

    def logsumexp(self):
        largest = self.values.max()
        return largest + (self.values - largest).exp().sum().log()


def logsumexp(x):
    if x.dim() == 1:
        return Row(x).logsumexp()
    return torch.stack([logsumexp(row) for row in x])
