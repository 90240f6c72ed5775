# wrong (test_one_step_for_a_group): does nothing
# says: The optimizer steps after every batch, as without the
class GradientAccumulation(Callback):
    def __init__(self, n_batches):
        self.n_batches = n_batches
