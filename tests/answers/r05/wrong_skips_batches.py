# wrong (test_one_step_for_a_group): learns from every n-th batch only
# says: The step uses the gradient of the group's last
class GradientAccumulation(Callback):
    def __init__(self, n_batches):
        self.n_batches = n_batches

    def before_batch(self):
        if self.model.training and self.num == 0 and self.epoch == 0:
            step = self.opt.step

            def every_nth():
                if (self.num + 1) % self.n_batches == 0 or self.num + 1 == len(self.dls.train):
                    step()
                for p in self.model.parameters():
                    p.grad = None
            self.opt.step = every_nth
