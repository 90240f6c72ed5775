# right: a dataclass for each parameter
from dataclasses import dataclass
@dataclass
class _State:
    p: object
    v: object = None
class MomentumSGD:
    def __init__(self, params, lr, wd=0., mom=0.9):
        self.lr, self.wd, self.mom = lr, wd, mom
        self.states = [_State(p) for p in params]
    @property
    def params(self): return [s.p for s in self.states]
    @torch.no_grad()
    def step(self):
        for s in self.states:
            if (g := s.p.grad) is None: continue
            d = torch.add(g, s.p, alpha=self.wd)
            s.v = d if s.v is None else torch.add(d, s.v, alpha=self.mom)
            s.p.copy_(s.p - self.lr * s.v)
            s.p.grad = torch.zeros_like(s.p)
    def zero_grad(self):
        for s in self.states: s.p.grad = None
