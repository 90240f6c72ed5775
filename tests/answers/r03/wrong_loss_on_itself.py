# wrong (test_images_are_mixed): self.loss_func = ..., which the learner does not see
# says: self\.loss_func = \.\.\. sets an attribute of the callback
class MixUp(Callback):

    def __init__(self, alpha: float = 0.4) -> None:
        self.weights = torch.distributions.Beta(alpha, alpha)

    def before_batch(self) -> None:
        """The learner has a batch, in `self.batch`, and has not used it yet."""
        if not self.model.training:
            return
        xb, yb = self.batch
        n = len(xb)
        order = torch.randperm(n, device=xb.device)
        weight = self.weights.sample((n,)).to(xb)
        own = weight.reshape(n, *[1] * (xb.ndim - 1))
        self.learner.batch = own * xb + (1 - own) * xb[order], yb
        plain = self.plain = self.loss_func

        def mixed(preds: torch.Tensor, yb: torch.Tensor) -> torch.Tensor:
            def losses(targets: torch.Tensor) -> torch.Tensor:
                return torch.stack([plain(preds[i : i + 1], targets[i : i + 1]) for i in range(n)])

            return (weight * losses(yb) + (1 - weight) * losses(yb[order])).mean()

        self.loss_func = mixed

    def after_batch(self) -> None:
        """The batch has been used: preds, loss and, in training, a step are done."""
        if self.model.training:
            self.learner.loss_func = self.plain
