# wrong (test_one_step_for_a_group): puts nothing in the place of step, and never puts it back
# says: optimizer's own step is never called
class GradientAccumulation(Callback):
    def __init__(self, n_batches):
        self.n_batches = n_batches
    def before_batch(self):
        if self.model.training and (self.num + 1) % self.n_batches: self.opt.step = lambda: None
    def after_batch(self):
        pass
