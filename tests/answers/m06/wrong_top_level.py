# wrong (test_model): only the model's own parameters
# says: any depth|parameters\(\)
class Normalize:

    def __init__(self, stats: tuple[torch.Tensor, torch.Tensor]) -> None:
        self.stats = stats

    def __call__(self, x: torch.Tensor) -> torch.Tensor:
        mean, std = (stat.to(x.device) for stat in self.stats)
        return (x - mean) / std

class SetupLearnerCB(Callback):

    def __init__(self, norm: Normalize, device: 'torch.device | str'='cpu') -> None:
        self.norm = norm
        self.device = device

    def before_fit(self) -> None:
        for p in self.model.params:
            p.data = p.data.to(self.device)

    def before_batch(self) -> None:
        xb, yb = self.batch
        xb, yb = (xb.to(self.device), yb.to(self.device))
        self.learner.batch = (self.norm(xb).permute(0, 3, 1, 2), yb)
