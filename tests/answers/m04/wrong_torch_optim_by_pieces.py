# wrong (test_own): torch's own SGD, its name put together from pieces
# says: torch\.optim
class SGD:
    def __init__(self, params, lr, wd=0.):
        self.lr = lr
        self.inner = getattr(torch, "opt" + "im").SGD(params, lr=lr, weight_decay=wd)

    def step(self):
        self.inner.param_groups[0]["lr"] = self.lr
        self.inner.step()
        self.inner.zero_grad()
