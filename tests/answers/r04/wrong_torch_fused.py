# wrong (test_momentum): the operator that takes a whole step of torch's optimizer
# says: leaves the work to torch\.optim
class MomentumSGD:
    def __init__(self, params, lr, wd=0.0, mom=0.9):
        self.params, self.lr, self.mom, self.wd = list(params), lr, mom, wd
        self.buffers = {}

    def step(self):
        with torch.no_grad():
            for i, p in enumerate(self.params):
                if p.grad is not None:
                    first = i not in self.buffers
                    one = self.buffers.setdefault(i, torch.zeros_like(p))
                    getattr(torch, "_fused_" + "sgd_")(
                        [p], [p.grad], [one], weight_decay=self.wd, momentum=self.mom, lr=self.lr, dampening=0,
                        nesterov=False, maximize=False, is_first_step=first,
                    )  # fmt: skip
                    p.grad.zero_()
