# wrong (test_own): torch.optim under another name
# says: Your code leaves the work to torch\.optim
from torch.optim import SGD as TorchSGD


class MomentumSGD:
    def __init__(self, params, lr, wd=0., mom=0.9):
        self.opt = TorchSGD(params, lr=lr, momentum=mom, weight_decay=wd)
        self.lr = lr

    def step(self):
        self.opt.param_groups[0]["lr"] = self.lr
        self.opt.step()
        for group in self.opt.param_groups:
            for p in group["params"]:
                if p.grad is not None:
                    p.grad.zero_()
