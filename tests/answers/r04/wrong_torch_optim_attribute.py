# wrong (test_own): inherits from torch.optim.SGD
# says: Your code leaves the work to torch\.optim
class MomentumSGD(torch.optim.SGD):
    def __init__(self, params, lr, wd=0., mom=0.9):
        super().__init__(params, lr, momentum=mom, weight_decay=wd)
        self.lr = lr

    def step(self):
        super().step()
        self.zero_grad()
