# wrong (test_images_are_mixed): the last image of each batch is left out
# says: another number of images
class MixUp(Callback):
    def __init__(self, alpha=0.4):
        self.alpha = alpha
        self.plain = None

    def before_batch(self):
        if not self.model.training:
            return
        xb, yb = (part[:-1] for part in self.batch)
        n = len(yb)
        lam = torch.distributions.Beta(self.alpha, self.alpha).sample((n,))
        order = torch.randperm(n)
        weight = lam.view(n, 1, 1, 1)
        self.learner.batch = weight * xb + (1 - weight) * xb[order], yb
        self.plain = self.learner.loss_func

        def mixed(preds, yb):
            logs = log_softmax(preds)
            places = torch.arange(n)
            return -(lam * logs[places, yb] + (1 - lam) * logs[places, yb[order]]).mean()

        self.learner.loss_func = mixed

    def after_batch(self):
        if self.plain is not None:
            self.learner.loss_func, self.plain = self.plain, None
