# wrong (test_own): torch's own SGD, imported under another name
# says: torch\.optim
from torch.optim.sgd import SGD as Theirs


class SGD(Theirs):
    def __init__(self, params, lr, wd=0.):
        super().__init__(params, lr=lr, weight_decay=wd)
        self.lr = lr
