# right: torch's _foreach functions on lists of those that have a gradient
class MomentumSGD:
    def __init__(self, params, lr, wd=0., mom=0.9):
        self.__dict__.update(ps=list(params), lr=lr, wd=wd, mom=mom)
        self.vs = [torch.zeros_like(p).detach() for p in self.ps]

    def step(self):
        with torch.no_grad():
            busy = [(p, v) for p, v in zip(self.ps, self.vs) if p.grad is not None]
            ps, vs = [p for p, _ in busy], [v for _, v in busy]
            gs = torch._foreach_add([p.grad for p in ps], ps, alpha=self.wd)
            torch._foreach_mul_(vs, self.mom)
            torch._foreach_add_(vs, gs)
            torch._foreach_add_(ps, vs, alpha=-self.lr)
            for p in ps:
                p.grad = torch.zeros_like(p.grad)
