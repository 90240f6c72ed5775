# right: the chapter's, with data and zeros
class SGD:
    def __init__(self, params, lr, wd=0.):
        store_attr()
        self.params = L(params)

    def step(self):
        for p in self.params:
            if p.grad is None:
                continue
            p.data -= (p.grad.data + p.data * self.wd) * self.lr
            p.grad.data.zero_()
