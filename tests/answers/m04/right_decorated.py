# right: no_grad as a decorator, sub_ with alpha, gradients set to None
class SGD:
    def __init__(self, params, lr, wd=0.):
        self.params, self.lr, self.wd = tuple(params), lr, wd

    @torch.no_grad()
    def step(self):
        for p in filter(lambda p: p.grad is not None, self.params):
            p.sub_(p.grad.add(p, alpha=self.wd), alpha=self.lr)
            p.grad = None
