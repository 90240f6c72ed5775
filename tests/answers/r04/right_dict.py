# right: buffers in a dict by parameter, the update through .data
class MomentumSGD:
    def __init__(self, params, lr, wd=0., mom=0.9):
        self.params, self.lr, self.wd, self.mom = [*params], lr, wd, mom
        self.state = {}

    def step(self):
        for p in self.params:
            if p.grad is not None:
                d = p.grad.data + self.wd * p.data
                self.state[p] = self.mom * self.state.get(p, 0) + d
                p.data = p.data - self.lr * self.state[p]
                p.grad = None
