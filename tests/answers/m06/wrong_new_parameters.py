# wrong (test_model): new Parameters in place of the old ones
# says: same ones
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
        def renew(module):
            for name, value in list(vars(module).items()):
                if isinstance(value, Parameter):
                    new = value.data.to(self.device)
                    module.params[[p is value for p in module.params].index(True)] = new
                    vars(module)[name] = new
            for child in module.children:
                renew(child)

        renew(self.model)

    def before_batch(self) -> None:
        xb, yb = self.batch
        xb, yb = (xb.to(self.device), yb.to(self.device))
        self.learner.batch = (self.norm(xb).permute(0, 3, 1, 2), yb)
