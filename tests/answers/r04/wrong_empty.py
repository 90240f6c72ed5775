# wrong (test_momentum): only zeroes gradients
# says: The parameters have not moved
class MomentumSGD:
    def __init__(self, params, lr, wd=0., mom=0.9):
        self.params, self.lr = list(params), lr

    def step(self):
        for p in self.params:
            if p.grad is not None:
                p.grad.zero_()
