# wrong (test_the_papers_step): does nothing
# says: The weights do not change from batch to batch
class SAM:
    def __init__(self, learner, opt, rho=0.05):
        self.learner, self.opt, self.rho = learner, opt, rho

    @property
    def lr(self):
        return self.opt.lr

    @lr.setter
    def lr(self, value):
        self.opt.lr = value

    def step(self):
        pass
