# wrong (test_reads_params_once): keeps the generator itself
# says: Only the first step moves the parameters
class MomentumSGD:
    def __init__(self, params, lr, wd=0.0, mom=0.9):
        self.params, self.lr, self.wd, self.mom = params, lr, wd, mom
        self.v = {}
    def step(self):
        with torch.no_grad():
            for i, p in enumerate(self.params):
                if p.grad is None: continue
                d = p.grad + self.wd * p
                self.v[i] = self.mom * self.v[i] + d if i in self.v else d
                p -= self.lr * self.v[i]
                p.grad.zero_()
