# wrong (test_momentum): the function inside torch's optimizer
# says: leaves the work to torch\.optim
import importlib

theirs = importlib.import_module("torch." + "op" + "tim.sgd")


class MomentumSGD:
    def __init__(self, params, lr, wd=0.0, mom=0.9):
        self.params, self.lr, self.mom, self.wd = list(params), lr, mom, wd
        self.buffers = [None] * len(self.params)

    def step(self):
        with torch.no_grad():
            for i, p in enumerate(self.params):
                if p.grad is not None:
                    one = [self.buffers[i]]
                    theirs._single_tensor_sgd(
                        [p], [p.grad.clone()], one, None, None, weight_decay=self.wd, momentum=self.mom, lr=self.lr,
                        dampening=0, nesterov=False, maximize=False, has_sparse_grad=False,
                    )  # fmt: skip
                    self.buffers[i] = one[0]
                    p.grad.zero_()
