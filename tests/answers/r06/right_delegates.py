# right: everything but step through __getattr__ and __setattr__, and the optimizer's own list of parameters
class SAM:
    def __init__(self, learner, opt, rho=0.05):
        self.__dict__.update(learner=learner, opt=opt, rho=rho)

    def __getattr__(self, name):
        return getattr(self.opt, name)

    def __setattr__(self, name, value):
        setattr(self.opt, name, value)

    def step(self):
        kept = {}
        with torch.no_grad():
            total = math.sqrt(sum(p.grad.pow(2).sum().item() for p in self.params if p.grad is not None))
            for p in self.params:
                if p.grad is not None:
                    kept[p] = p.clone()
                    if total:
                        p.add_(p.grad, alpha=self.rho / total)
                    p.grad.zero_()
        self.second_loss().backward()
        with torch.no_grad():
            for p, w in kept.items():
                p[...] = w
        print(total)
        return self.opt.step()

    def second_loss(self):
        x, y = self.learner.batch
        return self.learner.loss_func(self.learner.model(x), y)
