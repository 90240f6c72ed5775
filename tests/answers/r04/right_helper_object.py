# right: an object for each parameter, and a variable that is called optim
class Track:
    def __init__(self, p):
        self.p, self.v = p, None

    def go(self, optim):
        g = self.p.grad.detach().clone() + optim.wd * self.p.detach()
        self.v = g if self.v is None else torch.add(g, self.v, alpha=optim.mom)
        self.p.data -= optim.lr * self.v
        self.p.grad *= 0


class MomentumSGD:
    def __init__(self, params, lr, wd=0., mom=0.9):
        self.tracks = [Track(p) for p in params]
        self.lr, self.wd, self.mom = lr, wd, mom

    def step(self):
        for t in self.tracks:
            if t.p.grad is not None:
                t.go(self)


# compared with torch.optim.SGD
p = Parameter(torch.tensor([1.0]))
v = torch.optim.SGD([p], lr=0.1)
