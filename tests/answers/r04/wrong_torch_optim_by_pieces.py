# wrong (test_own): torch's own SGD, its name put together from pieces
# says: leaves the work to torch\.optim
import importlib

theirs = importlib.import_module("torch." + "opt" + "im")


class MomentumSGD:
    def __init__(self, params, lr, wd=0., mom=0.9):
        self.params, self.lr, self.wd, self.mom = list(params), lr, wd, mom
        self.opt = theirs.SGD(self.params, lr=lr, momentum=mom, weight_decay=wd)

    def step(self):
        self.opt.param_groups[0]["lr"] = self.lr
        self.opt.step()
        for p in self.params:
            if p.grad is not None:
                p.grad.zero_()
