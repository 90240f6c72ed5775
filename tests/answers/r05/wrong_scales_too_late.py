# wrong (test_one_step_for_a_group): scales the loss after the step
# says: The optimizer steps after every batch, as without
class GradientAccumulation(Callback):
    def __init__(self, n_batches):
        self.n_batches = n_batches
    def before_batch(self):
        pass
    def after_batch(self):
        self.learner.loss = self.loss / self.n_batches
