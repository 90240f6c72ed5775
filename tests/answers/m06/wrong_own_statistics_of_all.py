# wrong (test_own, test_normalize): the mean and the deviation of all of x
# says: statistics of x itself
class Normalize:
    def __init__(self, stats):
        self.stats = stats

    def __call__(self, x):
        mean, std = x.mean(), x.std()
        return (x - mean) / std

class SetupLearnerCB(Callback):
    def __init__(self, norm, device="cpu"):
        self.norm, self.device = norm, device

    def before_fit(self):
        for p in self.model.parameters():
            p.data = p.data.to(self.device)

    def before_batch(self):
        xb, yb = self.batch
        xb = self.norm(xb.to(self.device)).permute(0, 3, 1, 2)
        self.learner.batch = xb, yb.to(self.device)
