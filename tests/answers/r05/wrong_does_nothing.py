# wrong (test_one_step_for_a_group): does nothing
class GradientAccumulation(Callback):
    def __init__(self, n_batches):
        self.n_batches = n_batches
