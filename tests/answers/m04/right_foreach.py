# right: torch's _foreach functions on all at once
class SGD:
    def __init__(self, params, lr, wd=0.):
        self.params, self.lr, self.wd = list(params), lr, wd

    def step(self):
        with torch.no_grad():
            ps = [p for p in self.params if p.grad is not None]
            if not ps:
                return
            grads = torch._foreach_add([p.grad for p in ps], ps, alpha=self.wd)
            torch._foreach_add_(ps, grads, alpha=-self.lr)
            for p in ps:
                p.grad = None
