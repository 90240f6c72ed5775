# right: the rest is stepped in after_epoch
class GradientAccumulation(Callback):
    def __init__(self, n_batches):
        self.n_batches = n_batches
    def before_epoch(self):
        self.group = []
        if self.model.training:
            opt = self.opt
            self.true_step = type(opt).step.__get__(opt)
            opt.step = self.step
    def step(self):
        ps = self.model.parameters()
        self.group.append((len(self.batch[1]), [p.grad.clone() if p.grad is not None else None for p in ps]))
        for p in ps: p.grad = None
        if len(self.group) == self.n_batches: self.flush()
    def flush(self):
        total = sum(m for m, _ in self.group)
        for k, p in enumerate(self.model.parameters()):
            parts = [m * gs[k] / total for m, gs in self.group if gs[k] is not None]
            if parts: p.grad = sum(parts)
        self.true_step()
        self.group = []
    def after_epoch(self):
        if self.group: self.flush()
        if self.model.training: del self.opt.step
